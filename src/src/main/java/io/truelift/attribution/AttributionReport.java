package io.truelift.attribution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

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
     */
    public record Source(
            String name,
            String title,
            long paths,
            long conversions,
            long nonConversions,
            BigDecimal value,
            List<ModelCredit> models,
            List<PathCount> topPaths) {
        public Source {
            models = List.copyOf(models);
            topPaths = List.copyOf(topPaths);
        }
    }

    /**
     * @param model key: {@code first}, {@code last}, {@code linear}, {@code markov}
     * @param title the model in words
     * @param channels credit by channel, in the order of the channels' names
     */
    public record ModelCredit(String model, String title, List<ChannelCredit> channels) {
        public ModelCredit {
            channels = List.copyOf(channels);
        }
    }

    /** Conversions and value that a model credits to a channel; over all channels they add up to the source's. */
    public record ChannelCredit(String channel, double conversions, double value) {}

    /** A distinct path with its counts. */
    public record PathCount(List<String> path, long conversions, BigDecimal value, long nonConversions) {
        public PathCount {
            path = List.copyOf(path);
        }
    }
}
