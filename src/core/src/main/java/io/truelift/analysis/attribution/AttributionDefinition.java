package io.truelift.analysis.attribution;

import io.truelift.attribution.ChannelGroups;
import io.truelift.attribution.LastNonDirectTouch;
import io.truelift.attribution.Spend;
import io.truelift.definitions.query.Header;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An attribution question, as a file in {@code sql/attribution} defines it.
 *
 * @param name key: the file name
 * @param title the question in words
 * @param purpose purpose that a customer must have granted to be counted
 * @param windowDays days before a conversion whose touches count
 * @param halfLifeHours half-life of time decay
 * @param direct the model that passes over direct visits
 * @param groups channels by group, where they are declared
 * @param calibrations experiment by channel
 * @param spend where spend is known from, where it is
 * @param trend the length of the periods that conversions are shown by
 * @param file the file
 */
public record AttributionDefinition(
        String name,
        String title,
        String purpose,
        int windowDays,
        long halfLifeHours,
        LastNonDirectTouch direct,
        Optional<ChannelGroups> groups,
        Map<String, CalibratedBy> calibrations,
        Optional<SpendSource> spend,
        Trend trend,
        SqlFile file) {

    /** Folder of the questions. */
    static final String FOLDER = "attribution";

    private static final int USUAL_HALF_LIFE = 7;
    private static final int HOURS = 24;

    /** How long the periods are that conversions are shown by. */
    enum Trend {
        WEEK,
        MONTH
    }

    /**
     * @param experiment key of the experiment
     * @param variant the treatment that met the channel, where the experiment has several
     */
    public record CalibratedBy(String experiment, Optional<String> variant) {}

    /** Every question, in alphabetical order of the keys. */
    static List<AttributionDefinition> all(SqlLibrary library) {
        return library.names(FOLDER).stream().map(name -> read(library, name)).toList();
    }

    /** @throws SqlFileException where there is no such file, or it is no attribution question */
    static AttributionDefinition read(SqlLibrary library, String name) {
        SqlFile file =
                library.read(FOLDER, name).requireColumns("customer_id", "occurred_at", "channel", "conversion_value");
        Header header = file.header();
        header.allow(
                "title",
                "description",
                "owner",
                "purpose",
                "window_days",
                "half_life_days",
                "direct",
                "groups",
                "calibrate",
                "currency",
                "spend",
                "trend");
        header.text("owner");
        return new AttributionDefinition(
                name,
                header.text("title"),
                library.purpose(file),
                (int) positive(header, "window_days", header.wholeNumber("window_days")),
                Math.max(
                        1,
                        Math.round(HOURS
                                * (header.has("half_life_days")
                                        ? positive(header, "half_life_days", header.number("half_life_days"))
                                        : USUAL_HALF_LIFE))),
                direct(header),
                groups(header),
                calibrations(header),
                spend(header),
                header.has("trend") ? header.choice("trend", Trend.class) : Trend.MONTH,
                file);
    }

    BigDecimal halfLifeDays() {
        return BigDecimal.valueOf(halfLifeHours)
                .divide(BigDecimal.valueOf(HOURS), 4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    private static double positive(Header header, String key, double number) {
        if (number <= 0) {
            throw header.problem(key, "it is %s and must be above zero".formatted(number));
        }
        return number;
    }

    private static LastNonDirectTouch direct(Header header) {
        if (!header.has("direct")) {
            return LastNonDirectTouch.usual();
        }
        Set<String> names = new HashSet<>();
        header.words("direct").forEach(channel -> names.add(channel.toLowerCase(Locale.ROOT)));
        return asked(header, "direct", () -> new LastNonDirectTouch(names));
    }

    private static Optional<ChannelGroups> groups(Header header) {
        if (!header.has("groups")) {
            return Optional.empty();
        }
        Header groups = header.section("groups");
        Map<String, List<String>> channels = new LinkedHashMap<>();
        groups.keys().forEach(group -> channels.put(group, groups.words(group)));
        return Optional.of(asked(header, "groups", () -> new ChannelGroups(channels)));
    }

    private static Map<String, CalibratedBy> calibrations(Header header) {
        Map<String, CalibratedBy> calibrations = new LinkedHashMap<>();
        if (header.has("calibrate")) {
            Header channels = header.section("calibrate");
            channels.keys().forEach(channel -> calibrations.put(channel, calibratedBy(channels, channel)));
        }
        return calibrations;
    }

    private static CalibratedBy calibratedBy(Header channels, String channel) {
        if (!channels.isSection(channel)) {
            return new CalibratedBy(channels.text(channel), Optional.empty());
        }
        Header keys = channels.section(channel);
        keys.allow("experiment", "variant");
        return new CalibratedBy(keys.text("experiment"), keys.find("variant"));
    }

    private static Optional<SpendSource> spend(Header header) {
        if (!header.has("spend")) {
            return Optional.empty();
        }
        Header spend = header.section("spend");
        spend.allow("currency", "channels");
        if (!spend.has("channels")) {
            Spend none = asked(spend, "currency", () -> Spend.of(spend.text("currency"), Map.of()));
            requireSameCurrency(header, none);
            return Optional.of(new SpendSource.Billed(none.currency()));
        }
        Header channels = spend.section("channels");
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        channels.keys().forEach(channel -> amounts.put(channel, BigDecimal.valueOf(channels.number(channel))));
        Spend read = asked(spend, "currency", () -> Spend.of(spend.text("currency"), amounts));
        requireSameCurrency(header, read);
        return Optional.of(new SpendSource.Given(read));
    }

    private static void requireSameCurrency(Header header, Spend spend) {
        asked(header, "currency", () -> {
            spend.requireSameAs(Spend.currency(header.text("currency")));
            return spend;
        });
    }

    /** What the header asks for, with its place in the message where it cannot be. */
    private static <T> T asked(Header header, String key, Supplier<T> what) {
        try {
            return what.get();
        } catch (SqlFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw header.problem(key, String.valueOf(e.getMessage()));
        }
    }
}
