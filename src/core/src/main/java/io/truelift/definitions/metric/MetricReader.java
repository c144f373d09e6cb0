package io.truelift.definitions.metric;

import io.truelift.definitions.metric.Metric.Dimension;
import io.truelift.definitions.metric.Metric.Options;
import io.truelift.definitions.metric.Metric.Scale;
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

    /** Answers that lie below every box: no detractors. */
    private static final int NO_BOX = Integer.MIN_VALUE;

    private static final List<String> EVERY_KIND = List.of("title", "description", "owner", "kind", "unit", "direction", "filter", "dimension");

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
        String[] columns = kind == MetricKind.RATIO
                ? new String[] {"customer_id", "occurred_at", "numerator", "denominator"}
                : new String[] {"customer_id", "occurred_at", "value"};
        if (file.header().has("filter") || file.header().has("dimension")) {
            file.requireColumnsFirst(columns);
        } else {
            file.requireColumns(columns);
        }
    }

    private static String[] allowed(MetricKind kind) {
        List<String> keys = new ArrayList<>(EVERY_KIND);
        keys.addAll(switch (kind) {
            case PROPORTION -> List.of("window", "minimum_denominator");
            case MEAN, COUNT -> List.of("window", "minimum_denominator", "winsorise");
            case RATIO -> List.of("window", "minimum_denominator", "winsorise");
            case QUANTILE -> List.of("window", "minimum_denominator", "quantile");
            case RETENTION -> List.of("retention", "minimum_denominator");
            case CSAT, NPS -> List.of("window", "minimum_denominator", "boxes", "scale");
            case SCORE -> List.of("window", "minimum_denominator", "scale");
        });
        return keys.toArray(String[]::new);
    }

    private static Optional<Window> window(Header header, MetricKind kind) {
        if (kind == MetricKind.RETENTION) {
            return Optional.of(retention(header));
        }
        if (!header.has("window")) {
            return Optional.empty();
        }
        Header window = header.section("window");
        window.allow("from_day", "to_day", "from_hour", "to_hour");
        return Optional.of(inHours(header, "window", window.has("from_hour") || window.has("to_hour")
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
            throw header.problem("retention", "it starts on day %d; coming back starts on day 1 or later".formatted(from));
        }
        return inHours(header, "retention", List.of(HOURS * from, HOURS * to));
    }

    private static Window inHours(Header header, String key, List<Integer> hours) {
        try {
            return new Window(hours.getFirst(), hours.getLast());
        } catch (IllegalArgumentException e) {
            throw header.problem(key, e.getMessage());
        }
    }

    private static Options options(SqlFile file, MetricKind kind) {
        Header header = file.header();
        Optional<Scale> scale = scale(header, kind);
        int[] boxes = boxes(header, kind, scale);
        return new Options(winsorising(header), minimumDenominator(header), quantile(header, kind), boxes[0], boxes[1], scale, filter(header), dimension(header, file),
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
            throw dimension.problem("column", "the SELECT gives no column %s. It gives: %s".formatted(column, String.join(", ", file.columns())));
        }
        if (levels.isEmpty() || levels.stream().distinct().count() < levels.size()) {
            throw dimension.problem("levels", "it is %s and must name the values of %s that are told apart, each once".formatted(levels, column));
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
            throw header.problem("winsorise", "low is %s and must be below high, which is %s".formatted(low.get(), high.get()));
        }
        return Optional.of(new Winsorising(low, high, winsorise.find("ignore_zeros").map(text -> truth(winsorise, text)).orElse(false)));
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
        throw header.problem(key, "it is %s and must lie between 0 and 1, such as 0.99, with at most nine decimals".formatted(text));
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
        return kind == MetricKind.QUANTILE
                ? OptionalDouble.of(share(header, "quantile", header.text("quantile")).doubleValue())
                : OptionalDouble.empty();
    }

    /** From 1 to 5, of nps from 0 to 10, where the header does not say. */
    private static Optional<Scale> scale(Header header, MetricKind kind) {
        Scale usual = switch (kind) {
            case CSAT, SCORE -> new Scale(1, 5);
            case NPS -> new Scale(0, 10);
            case PROPORTION, MEAN, COUNT, RATIO, QUANTILE, RETENTION -> null;
        };
        if (usual == null || !header.has("scale")) {
            return Optional.ofNullable(usual);
        }
        Header section = header.section("scale");
        if (section.has("labels")) {
            throw header.problem("scale", "it has labels, but the values of a metric are numbers. Turn words into numbers in the SELECT, and say {lowest: 1, highest: 5}.");
        }
        section.allow("lowest", "highest");
        Scale scale = new Scale(section.wholeNumber("lowest"), section.wholeNumber("highest"));
        boolean fits = switch (kind) {
            case CSAT -> scale.highest() - scale.lowest() >= 2;
            case NPS -> scale.equals(usual);
            case SCORE, PROPORTION, MEAN, COUNT, RATIO, QUANTILE, RETENTION -> scale.highest() > scale.lowest();
        };
        if (!fits) {
            throw header.problem("scale", "it goes from %d to %d. Of csat it has three boxes or more, of score two or more, of nps it goes from 0 to 10."
                    .formatted(scale.lowest(), scale.highest()));
        }
        return Optional.of(scale);
    }

    /** The lowest box that counts for, and the highest that counts against. */
    private static int[] boxes(Header header, MetricKind kind, Optional<Scale> scale) {
        int[] usual = switch (kind) {
            case CSAT -> new int[] {scale.orElseThrow().highest() - 1, NO_BOX};
            case NPS -> new int[] {9, 6};
            case PROPORTION, MEAN, COUNT, RATIO, QUANTILE, RETENTION, SCORE -> new int[] {0, NO_BOX};
        };
        if (!header.has("boxes")) {
            return usual;
        }
        Header boxes = header.section("boxes");
        boxes.allow(kind == MetricKind.NPS ? new String[] {"promoters_from", "detractors_to"} : new String[] {"top_from"});
        int[] read = kind == MetricKind.NPS
                ? new int[] {boxes.wholeNumber("promoters_from"), boxes.wholeNumber("detractors_to")}
                : new int[] {boxes.wholeNumber("top_from"), NO_BOX};
        if (read[1] >= read[0]) {
            throw header.problem("boxes", "promoters start at %d and detractors end at %d: no answer can be both".formatted(read[0], read[1]));
        }
        Scale on = scale.orElseThrow();
        if (read[0] <= on.lowest() || read[0] > on.highest()) {
            throw header.problem("boxes", "the best boxes start at %d, but answers go from %d to %d. Say the scale, such as scale: {lowest: 1, highest: 7}."
                    .formatted(read[0], on.lowest(), on.highest()));
        }
        return read;
    }

    private static Optional<String> filter(Header header) {
        return header.find("filter").map(text -> {
            Conditions.parse(header, "filter", text);
            return text;
        });
    }
}
