package io.truelift.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What each model credits to each channel, per source of journeys.
 *
 * @param computedAt when
 * @param sources one per source: the warehouse's own journeys, and each feed of aggregated paths
 */
public record AttributionReport(Instant computedAt, List<Source> sources) {

    public AttributionReport {
        sources = List.copyOf(sources);
    }

    /**
     * @param name key of the source, such as {@code journeys}
     * @param title the source in words
     * @param paths distinct paths
     * @param conversions journeys that converted
     * @param nonConversions journeys that did not
     * @param value value of the conversions
     * @param models credit by model
     * @param topPaths the paths with most conversions, most first
     * @param more what else is known of the source
     */
    public record Source(
            String name,
            String title,
            long paths,
            long conversions,
            long nonConversions,
            BigDecimal value,
            List<ModelCredit> models,
            List<PathCount> topPaths,
            More more) {
        public Source {
            models = List.copyOf(models);
            topPaths = List.copyOf(topPaths);
            more = Objects.requireNonNullElse(more, More.NOTHING); // reports that were kept before there was more
        }

        public Source(
                String name,
                String title,
                long paths,
                long conversions,
                long nonConversions,
                BigDecimal value,
                List<ModelCredit> models,
                List<PathCount> topPaths) {
            this(name, title, paths, conversions, nonConversions, value, models, topPaths, More.NOTHING);
        }

        public Source with(More other) {
            return new Source(name, title, paths, conversions, nonConversions, value, models, topPaths, other);
        }
    }

    /**
     * @param sensitivity credit by models whose settings were changed
     * @param groups credit by group of channels, by model; empty where no groups are declared
     * @param calibrated what the experiments allow of each model's credit; empty where no channel has an experiment
     * @param returns what conversions cost and spend returns, by model; empty where no spend is given
     * @param uncalibrated channels that name an experiment which says nothing of them
     * @param periods credit by time decay of the conversions of each week or month, in order of time
     * @param segments credit by time decay of the conversions of each segment's customers, by name; a customer may be in several
     */
    public record More(
            List<Variation> sensitivity,
            List<ModelCredit> groups,
            List<CalibratedCredit> calibrated,
            List<ReturnOnSpend> returns,
            List<UncalibratedChannel> uncalibrated,
            List<Part> periods,
            List<Part> segments) {
        public static final More NOTHING = new More(List.of(), List.of(), List.of(), List.of(), List.of());

        /** Without parts of the conversions. */
        public More(
                List<Variation> sensitivity,
                List<ModelCredit> groups,
                List<CalibratedCredit> calibrated,
                List<ReturnOnSpend> returns,
                List<UncalibratedChannel> uncalibrated) {
            this(sensitivity, groups, calibrated, returns, uncalibrated, List.of(), List.of());
        }

        public More {
            sensitivity = List.copyOf(sensitivity);
            groups = List.copyOf(groups);
            calibrated = List.copyOf(calibrated);
            returns = List.copyOf(returns);
            uncalibrated = uncalibrated == null
                    ? List.of()
                    : List.copyOf(uncalibrated); // reports that were kept before had it in words
            periods = periods == null ? List.of() : List.copyOf(periods); // reports that were kept before had none
            segments = segments == null ? List.of() : List.copyOf(segments);
        }
    }

    /**
     * Some of the conversions, credited by themselves.
     *
     * @param name key of a segment, or the first day of a period such as {@code 2026-03-01}
     * @param credit their credit
     */
    public record Part(String name, ModelCredit credit) {}

    /**
     * A model with another setting than in the report.
     *
     * @param setting what was changed, such as {@code half-life} or {@code window}
     * @param days to how many days
     * @param credit the credit then
     */
    public record Variation(String setting, BigDecimal days, ModelCredit credit) {}

    /**
     * @param model key of the model, such as {@code first}; {@code ./truelift attribution --models} lists them
     * @param title the model in words
     * @param channels credit by channel, in the order of the channels' names
     * @param notes what a reader must know of these figures
     */
    public record ModelCredit(String model, String title, List<ChannelCredit> channels, List<String> notes) {
        public ModelCredit {
            channels = List.copyOf(channels);
            notes = notes == null ? List.of() : List.copyOf(notes);
        }

        public ModelCredit(String model, String title, List<ChannelCredit> channels) {
            this(model, title, channels, List.of());
        }

        /** The credit of a channel; absent where no path has it. */
        public Optional<ChannelCredit> channel(String name) {
            return channels.stream()
                    .filter(credit -> credit.channel().equals(name))
                    .findFirst();
        }
    }

    /**
     * Conversions and value that a model credits to a channel, as decimals: over all channels they add up to the source's, to the last
     * digit.
     *
     * @param channel the channel
     * @param exactConversions conversions, to {@link Apportionment#DECIMALS} decimals
     * @param exactValue value, to as many decimals, or to those of the values where they have more
     * @param interval where the conversions lie; absent where it was not asked for
     */
    public record ChannelCredit(
            String channel,
            @JsonProperty("conversions") BigDecimal exactConversions,
            @JsonProperty("value") BigDecimal exactValue,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Interval> interval) {

        public ChannelCredit {
            exactConversions = plain(exactConversions);
            exactValue = plain(exactValue);
        }

        public ChannelCredit(String channel, BigDecimal conversions, BigDecimal value) {
            this(channel, conversions, value, Optional.empty());
        }

        public ChannelCredit(String channel, double conversions, double value) {
            this(channel, BigDecimal.valueOf(conversions), BigDecimal.valueOf(value));
        }

        /** Conversions, for charts. */
        public double conversions() {
            return exactConversions.doubleValue();
        }

        /** Value, for charts. */
        public double value() {
            return exactValue.doubleValue();
        }

        public ChannelCredit with(Interval other) {
            return new ChannelCredit(channel, exactConversions, exactValue, Optional.of(other));
        }
    }

    /**
     * A distinct path with its counts.
     *
     * @param path channels, first touch first
     * @param ages days from each touch to the end of the journey, in the order of the path; empty where they are not known
     * @param conversions journeys along it that converted
     * @param value value of these conversions
     * @param nonConversions journeys along it that did not
     */
    public record PathCount(
            List<String> path,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BigDecimal> ages,
            long conversions,
            BigDecimal value,
            long nonConversions) {

        /** @throws IllegalArgumentException if there are ages, but not one for each touch, or one is below zero */
        public PathCount {
            path = List.copyOf(path);
            ages = ages == null ? List.of() : List.copyOf(ages);
            if (!ages.isEmpty() && (ages.size() != path.size() || ages.stream().anyMatch(age -> age.signum() < 0))) {
                throw new IllegalArgumentException(
                        "Cannot use the ages of a path with %d touches: there are %d, and each touch needs one of zero days or more. Its first touches are %s."
                                .formatted(path.size(), ages.size(), path.subList(0, Math.min(5, path.size()))));
            }
        }

        public PathCount(List<String> path, long conversions, BigDecimal value, long nonConversions) {
            this(path, List.of(), conversions, value, nonConversions);
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
