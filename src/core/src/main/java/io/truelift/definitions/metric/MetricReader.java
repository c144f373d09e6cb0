package io.truelift.definitions.metric;

import io.truelift.definitions.metric.Metric.Dimension;
import io.truelift.definitions.metric.Metric.Options;
import io.truelift.definitions.metric.Metric.Scale;
import io.truelift.definitions.metric.SurveyAnswers.Boxes;
import io.truelift.definitions.query.Conditions;
import io.truelift.definitions.query.Header;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads metrics. */
public final class MetricReader {
    private static final int HOURS = 24;

    private static final List<String> EVERY_KIND = List.of(
            "title", "description", "owner", "kind", "unit", "direction", "filter", "dimension", "minimum_denominator");

    private MetricReader() {}

    private enum Direction {
        INCREASE,
        DECREASE
    }

    /** @throws io.truelift.definitions.query.SqlFileException where there is no such file, or it is no metric */
    public static Metric read(SqlLibrary library, String name) {
        return of(library.read(Metric.FOLDER, name));
    }

    static Metric of(SqlFile file) {
        Header header = file.header();
        MetricKind kind = header.choice("kind", MetricKind.class);
        header.allow(allowed(kind));
        requireColumns(file, kind);
        return new Metric(
                file.name(),
                header.text("title"),
                header.text("description"),
                header.text("owner"),
                kind,
                header.textOrEmpty("unit"),
                header.choice("direction", Direction.class) == Direction.INCREASE,
                window(header, kind),
                options(file, kind),
                file);
    }

    /** More columns than the kind needs are for a filter or a dimension. */
    private static void requireColumns(SqlFile file, MetricKind kind) {
        String[] columns = kind.columns().toArray(String[]::new);
        if (file.header().has("filter") || file.header().has("dimension")) {
            file.requireColumnsFirst(columns);
        } else {
            file.requireColumns(columns);
        }
    }

    private static String[] allowed(MetricKind kind) {
        List<String> keys = new ArrayList<>(EVERY_KIND);
        keys.addAll(kind.keys());
        return keys.toArray(String[]::new);
    }

    private static Optional<Window> window(Header header, MetricKind kind) {
        if (kind.windowKey().equals("retention")) {
            return Optional.of(retention(header));
        }
        if (!header.has("window")) {
            return Optional.empty();
        }
        Header window = header.section("window");
        window.allow("from_day", "to_day", "from_hour", "to_hour");
        return Optional.of(inHours(
                header,
                "window",
                window.has("from_hour") || window.has("to_hour")
                        ? List.of(window.wholeNumber("from_hour"), window.wholeNumber("to_hour"))
                        : List.of(HOURS * window.wholeNumber("from_day"), HOURS * window.wholeNumber("to_day"))));
    }

    /** Came back on one day ({@code day}), or on any from one to before another ({@code from_day}, {@code to_day}). */
    private static Window retention(Header header) {
        Header retention = header.section("retention");
        retention.allow("day", "from_day", "to_day");
        int from = retention.has("day") ? retention.wholeNumber("day") : retention.wholeNumber("from_day");
        int to = retention.has("day") ? from + 1 : retention.wholeNumber("to_day");
        if (from < 1) {
            throw header.problem(
                    "retention", "it starts on day %d; coming back starts on day 1 or later".formatted(from));
        }
        return inHours(header, "retention", List.of(HOURS * from, HOURS * to));
    }

    private static Window inHours(Header header, String key, List<Integer> hours) {
        try {
            return new Window(hours.getFirst(), hours.getLast());
        } catch (IllegalArgumentException e) {
            throw header.problem(key, String.valueOf(e.getMessage()));
        }
    }

    private static Options options(SqlFile file, MetricKind kind) {
        Header header = file.header();
        Optional<Scale> scale = kind.answers().scale(header);
        Boxes boxes = kind.answers().boxes(header, scale);
        return new Options(
                winsorising(header),
                minimumDenominator(header),
                quantile(header, kind),
                boxes.top(),
                boxes.bottom(),
                scale,
                filter(header),
                dimension(header, file),
                Optional.empty());
    }

    private static Optional<Dimension> dimension(Header header, SqlFile file) {
        if (!header.has("dimension")) {
            return Optional.empty();
        }
        Header dimension = header.section("dimension");
        dimension.allow("column", "levels");
        String column = dimension.text("column");
        List<String> levels = dimension.words("levels");
        if (!file.columns().contains(column)) {
            throw dimension.problem(
                    "column",
                    "the SELECT gives no column %s. It gives: %s".formatted(column, String.join(", ", file.columns())));
        }
        if (levels.isEmpty() || levels.stream().distinct().count() < levels.size()) {
            throw dimension.problem(
                    "levels",
                    "it is %s and must name the values of %s that are told apart, each once".formatted(levels, column));
        }
        return Optional.of(new Dimension(column, levels));
    }

    private static Optional<Winsorising> winsorising(Header header) {
        if (!header.has("winsorise")) {
            return Optional.empty();
        }
        Header winsorise = header.section("winsorise");
        winsorise.allow("low", "high", "ignore_zeros");
        Optional<BigDecimal> low = winsorise.find("low").map(text -> share(winsorise, "low", text));
        Optional<BigDecimal> high = winsorise.find("high").map(text -> share(winsorise, "high", text));
        if (low.isEmpty() && high.isEmpty()) {
            throw header.problem("winsorise", "it says neither low nor high, such as {high: 0.99}");
        }
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) >= 0) {
            throw header.problem(
                    "winsorise", "low is %s and must be below high, which is %s".formatted(low.get(), high.get()));
        }
        return Optional.of(new Winsorising(
                low,
                high,
                winsorise
                        .find("ignore_zeros")
                        .map(text -> truth(winsorise, text))
                        .orElse(false)));
    }

    private static boolean truth(Header header, String text) {
        if (!List.of("true", "false").contains(text)) {
            throw header.problem("ignore_zeros", "it is %s and must be true or false".formatted(text));
        }
        return text.equals("true");
    }

    private static BigDecimal share(Header header, String key, String text) {
        try {
            BigDecimal share = new BigDecimal(text);
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0 && share.scale() <= 9) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw header.problem(
                key, "it is %s and must lie between 0 and 1, such as 0.99, with at most nine decimals".formatted(text));
    }

    private static long minimumDenominator(Header header) {
        if (!header.has("minimum_denominator")) {
            return 0;
        }
        int minimum = header.wholeNumber("minimum_denominator");
        if (minimum < 1) {
            throw header.problem("minimum_denominator", "it is %d and must be 1 or more".formatted(minimum));
        }
        return minimum;
    }

    private static OptionalDouble quantile(Header header, MetricKind kind) {
        return kind.isQuantile()
                ? OptionalDouble.of(
                        share(header, "quantile", header.text("quantile")).doubleValue())
                : OptionalDouble.empty();
    }

    private static Optional<String> filter(Header header) {
        return header.find("filter").map(text -> {
            Conditions.parse(header, "filter", text);
            return text;
        });
    }
}
