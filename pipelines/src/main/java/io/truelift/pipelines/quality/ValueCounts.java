package io.truelift.pipelines.quality;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows by value, as they are kept and compared. They are counted over everybody, whatever people agreed to, so that a value
 * of fewer than {@value #FEWEST} rows is told with the others of that kind only; and no more than {@value #MOST} values are.
 */
final class ValueCounts {
    static final String OTHERS = "(others)";
    static final int MOST = 50;
    static final long FEWEST = 10;

    private ValueCounts() {}

    /** What is kept of exact counts, the most frequent first. */
    static Map<String, Long> kept(Map<String, Long> exact) {
        Map<String, Long> kept = new LinkedHashMap<>();
        exact.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> kept.merge(
                        kept.size() < MOST && count.getValue() >= FEWEST ? count.getKey() : OTHERS,
                        count.getValue(),
                        Long::sum));
        return kept;
    }

    /**
     * Counts now and before, over the same values.
     *
     * @param now exact counts, of values that are kept on either side
     * @param before counts of a run of middling size with the mean shares of the runs before
     */
    record Compared(Map<String, Double> now, Map<String, Double> before) {}

    /**
     * Holds exact counts against those that earlier runs kept; each run counts alike, so that one large run is not all there
     * is. A value that an earlier run told with the others is taken to have been as frequent as now, as far as that can be.
     */
    static Compared compare(Map<String, Long> exact, List<Map<String, Long>> earlier) {
        Set<String> named = new LinkedHashSet<>(kept(exact).keySet());
        earlier.forEach(run -> named.addAll(run.keySet()));
        named.remove(OTHERS);
        Map<String, Double> now = new LinkedHashMap<>();
        exact.forEach((value, rows) -> now.merge(named.contains(value) ? value : OTHERS, (double) rows, Double::sum));
        double rowsNow = sum(exact);
        double rows = earlier.stream().mapToDouble(ValueCounts::sum).average().orElse(0);
        Map<String, Double> before = new LinkedHashMap<>();
        for (Map<String, Long> run : earlier) {
            double all = sum(run);
            double left = run.getOrDefault(OTHERS, 0L);
            for (String value : named) {
                double count;
                if (run.containsKey(value)) {
                    count = run.get(value);
                } else {
                    double likely = now.getOrDefault(value, 0.0) / rowsNow * all;
                    count = Math.min(Math.min(FEWEST - 1, left), likely);
                    left -= count;
                }
                before.merge(value, count / all / earlier.size() * rows, Double::sum);
            }
            if (left > 0) {
                before.merge(OTHERS, left / all / earlier.size() * rows, Double::sum);
            }
        }
        return new Compared(now, before);
    }

    static double sum(Map<String, ? extends Number> counts) {
        return counts.values().stream().mapToDouble(Number::doubleValue).sum();
    }
}
