package io.truelift.webui.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A check over the last audited runs.
 *
 * @param name the check and what it is about, such as {@code volumeDrift of raw.order_line}
 * @param runs ids of the runs, the oldest first
 * @param results what it found, by run; a run that did not carry it out is not there
 */
public record CheckTrend(String name, List<String> runs, Map<String, Result> results) {
    /** A run's place in the picture. */
    private static final int STEP = 9;

    private static final int WIDTH = 7;
    private static final int HEIGHT = 24;
    private static final int LEAST = 3;

    public CheckTrend {
        runs = List.copyOf(runs);
        results = Map.copyOf(results);
    }

    /**
     * What a check found in a run.
     *
     * @param severity error or warning
     * @param measured the figure; null for a check of single rows
     * @param detail what was found, in words; empty for a check of single rows
     * @param sources where the rows come from that break it; empty where that is not known
     */
    public record Result(
            String run,
            String rule,
            String severity,
            long violations,
            @Nullable Double measured,
            String detail,
            String sources) {

        public boolean isBroken() {
            return violations > 0;
        }

        /** How it is marked. */
        public String tone() {
            return !isBroken() ? "good" : severity.equals("warning") ? "early" : "bad";
        }

        /** How it is told. */
        public String outcome() {
            return !isBroken() ? "holds" : severity.equals("warning") ? "warning" : "stops a run";
        }

        /** What was found, and where from. */
        public String words() {
            if (!detail.isEmpty()) {
                return detail;
            }
            String rows = String.format(Locale.ROOT, "%,d %s", violations, violations == 1 ? "row" : "rows");
            return !isBroken() ? "" : sources.isEmpty() ? rows : rows + ": " + sources;
        }

        private double height() {
            return measured == null ? violations : Math.abs(measured);
        }

        /** The figure as people read it: what is a share is told in percent. */
        private String figure() {
            if (measured == null) {
                return String.format(Locale.ROOT, "%,d", violations);
            }
            return rule.equals("nullsDrift") || rule.equals("setAside")
                    ? String.format(Locale.ROOT, "%.1f\u00a0%%", measured * 100)
                    : String.format(Locale.ROOT, measured == Math.rint(measured) ? "%,.0f" : "%,.3g", measured);
        }
    }

    /**
     * A run in the picture.
     *
     * @param x left edge
     * @param y upper edge
     * @param tone how it is marked
     */
    public record Bar(int x, int y, int width, int height, String tone) {}

    /** Everything that a statement found, by check; those that stop a run now first, then warnings, then those that were broken. */
    static List<CheckTrend> of(List<String> runs, List<Found> found) {
        Map<String, Map<String, Result>> checks = new LinkedHashMap<>();
        found.forEach(one -> checks.computeIfAbsent(one.name(), name -> new LinkedHashMap<>())
                .merge(one.result().run(), one.result(), (first, second) -> second.isBroken() ? second : first));
        List<CheckTrend> trends = new ArrayList<>();
        checks.forEach((name, results) -> trends.add(new CheckTrend(name, runs, results)));
        trends.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
        return trends;
    }

    /** A row of the statement. */
    record Found(String name, Result result) {}

    private int rank() {
        String now = latest().map(Result::tone).orElse("good");
        return switch (now) {
            case "bad" -> 0;
            case "early" -> 1;
            default -> results.values().stream().anyMatch(Result::isBroken) ? 2 : 3;
        };
    }

    /** What the newest run found that carried it out. */
    public Optional<Result> latest() {
        return runs.reversed().stream()
                .filter(results::containsKey)
                .map(results::get)
                .findFirst();
    }

    /** The newest result. */
    public Result last() {
        return latest().orElseThrow();
    }

    /** Width of the picture. */
    public int width() {
        return runs.size() * STEP - (STEP - WIDTH);
    }

    public int height() {
        return HEIGHT;
    }

    /** A bar per run, the oldest at the left; the highest is as high as the picture. */
    public List<Bar> bars() {
        double highest =
                results.values().stream().mapToDouble(Result::height).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Result result = results.get(runs.get(i));
            if (result != null) {
                int height =
                        highest == 0 ? LEAST : LEAST + (int) Math.round((HEIGHT - LEAST) * result.height() / highest);
                bars.add(new Bar(i * STEP, HEIGHT - height, WIDTH, height, result.tone()));
            }
        }
        return bars;
    }

    /** The picture in words. */
    public String summary() {
        return runs.stream()
                .map(run -> {
                    Result result = results.get(run);
                    return result == null
                            ? "not carried out"
                            : result.figure() + (result.isBroken() ? " (%s)".formatted(result.outcome()) : "");
                })
                .collect(Collectors.joining(", ", "The last runs, the oldest first: ", ""));
    }
}
