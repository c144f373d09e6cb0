package io.truelift.analysis.experiment;

import io.truelift.analysis.totals.MeasureSums;
import io.truelift.analysis.totals.Slot;
import io.truelift.analysis.totals.Variables;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.statistics.ClusterTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sums of an experiment, by metric, part of the window, slice and variant. */
final class ExperimentSums {
    /** Slice of everything. */
    static final Slice ALL = new Slice(1, "");

    /** Number of the slices that are days of exposure. */
    static final int DAYS = 2;

    /** Number of the slices that are clusters; there are none where there are very many. */
    static final int CLUSTERS = 0;

    private static final String COUNTED = "counted";

    private final String variables;
    private final Map<Key, ArmSums> sums = new LinkedHashMap<>();
    private final Map<String, Long> notCounted = new HashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private final Map<String, String> broken = new HashMap<>();

    private ExperimentSums(String variables) {
        this.variables = variables;
    }

    /**
     * A slice of the units.
     *
     * @param number 1 for all, 2 for a day of exposure, 3 and more for the dimensions in their order
     * @param level the day, or the level of the dimension
     */
    record Slice(int number, String level) {}

    private record Key(String metric, String part, Slice slice, String variant) {}

    /** A row of the answer; the variant is absent where units met several. */
    record Row(String status, String metric, String part, Slice slice, Optional<String> variant, ArmSums sums) {

        static Row of(MeasureSums measure) {
            return new Row(
                    measure.status(),
                    measure.metric(),
                    measure.part(),
                    new Slice(measure.slice(), measure.level()),
                    measure.variant(),
                    new ArmSums(
                            measure.customers(),
                            measure.moments(),
                            measure.largest(),
                            measure.smallest(),
                            measure.newestExposure(),
                            measure.newestOutcome(),
                            measure.unusable()));
        }
    }

    /**
     * @param broken metrics that cannot be added up, by key, with the reason
     * @throws SqlFileException where units met a variant that the experiment does not have
     */
    static ExperimentSums of(Experiment experiment, List<Row> rows, Map<String, String> broken) {
        ExperimentSums sums = of(experiment, rows);
        sums.broken.putAll(broken);
        return sums;
    }

    /** @throws SqlFileException where units met a variant that the experiment does not have */
    static ExperimentSums of(Experiment experiment, List<Row> rows) {
        ExperimentSums sums = new ExperimentSums(Variables.of(experiment));
        List<String> known =
                experiment.variants().stream().map(Experiment.Variant::key).toList();
        for (Row row : rows) {
            if (row.status().equals(COUNTED)) {
                String variant = row.variant().orElseThrow();
                if (!known.contains(variant)) {
                    throw unknown(experiment, variant, rows, known);
                }
                sums.sums.put(new Key(row.metric(), row.part(), row.slice(), variant), row.sums());
            } else if (row.metric().equals(MeasureSums.UNITS)) {
                sums.notCounted.merge(row.status(), row.sums().units(), Long::sum);
            } else if (row.status().equals("window_open") && row.part().equals(Slot.WHOLE)) {
                sums.open.merge(row.metric(), row.sums().units(), Long::sum);
            }
        }
        return sums;
    }

    private static SqlFileException unknown(Experiment experiment, String variant, List<Row> rows, List<String> known) {
        long units = rows.stream()
                .filter(row ->
                        row.metric().equals(MeasureSums.UNITS) && row.slice().equals(ALL))
                .filter(row -> row.variant().equals(Optional.of(variant)))
                .mapToLong(row -> row.sums().units())
                .sum();
        return experiment
                .file()
                .header()
                .problem(
                        "variants",
                        "%d units met the variant %s, which is not among %s. Add it, or leave it out in the SELECT."
                                .formatted(units, variant, known));
    }

    /** Sums of a metric over the units of a variant whose window has ended. */
    ArmSums of(String metric, String part, Slice slice, String variant) {
        return sums.getOrDefault(new Key(metric, part, slice, variant), ArmSums.nothing(variables));
    }

    ArmSums of(String metric, String variant) {
        return of(metric, Slot.WHOLE, ALL, variant);
    }

    /** Units of a variant, whatever their windows. */
    long units(Slice slice, String variant) {
        return units(slice).getOrDefault(variant, ArmSums.nothing(variables)).units();
    }

    private Map<String, ArmSums> units(Slice slice) {
        Map<String, ArmSums> byVariant = new HashMap<>();
        sums.forEach((key, arm) -> {
            if (key.metric().equals(MeasureSums.UNITS) && key.slice().equals(slice)) {
                byVariant.put(key.variant(), arm);
            }
        });
        return byVariant;
    }

    /** The units themselves, with their covariates. */
    ArmSums units(String variant) {
        return of(MeasureSums.UNITS, variant);
    }

    /** Levels of a slice, in alphabetical order: of days by 2, of a dimension by 3 and more. */
    List<Slice> levels(int number) {
        return sums.keySet().stream()
                .map(Key::slice)
                .filter(slice -> slice.number() == number)
                .distinct()
                .sorted(Comparator.comparing(Slice::level))
                .toList();
    }

    List<Slice> days() {
        return levels(DAYS);
    }

    /** What each cluster of a variant adds up to; empty where there are very many, or none were randomised. */
    List<ClusterTotal> clusters(String metric, String variant) {
        return levels(CLUSTERS).stream()
                .map(cluster -> sums.get(new Key(metric, Slot.WHOLE, cluster, variant)))
                .filter(Objects::nonNull)
                .map(arm -> new ClusterTotal(
                        arm.moments().sums().get(0), arm.moments().sums().get(1)))
                .toList();
    }

    /** Why a metric cannot be added up; absent where it can. */
    Optional<String> broken(String metric) {
        return Optional.ofNullable(broken.get(metric));
    }

    /** Customers that are counted, whatever was randomised. */
    long customers() {
        return units(ALL).values().stream().mapToLong(ArmSums::customers).sum();
    }

    /** Units that are not counted for a reason, such as {@code several_variants}. */
    long notCounted(String status) {
        return notCounted.getOrDefault(status, 0L);
    }

    /** Units of a metric that are not counted yet, for their window is still open. */
    long open(String metric) {
        return open.getOrDefault(metric, 0L);
    }

    /** Customers that were seen with consent, counted or not. */
    long seen() {
        long counted = sums.entrySet().stream()
                .filter(entry -> entry.getKey().metric().equals(MeasureSums.UNITS)
                        && entry.getKey().slice().equals(ALL))
                .mapToLong(entry -> entry.getValue().customers())
                .sum();
        return counted + notCounted.values().stream().mapToLong(Long::longValue).sum();
    }

    String variables() {
        return variables;
    }

    /** All sums of a metric, to see what was left unusable and how fresh it is. */
    List<ArmSums> everyArm(String metric) {
        List<ArmSums> arms = new ArrayList<>();
        sums.forEach((key, arm) -> {
            if (key.metric().equals(metric)
                    && key.part().equals(Slot.WHOLE)
                    && key.slice().equals(ALL)) {
                arms.add(arm);
            }
        });
        return arms;
    }
}
