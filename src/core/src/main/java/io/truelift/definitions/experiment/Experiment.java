package io.truelift.definitions.experiment;

import io.truelift.definitions.metric.Margin;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.definitions.metric.Window;
import io.truelift.definitions.query.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An experiment, as a file in {@code sql/experiments} defines it.
 *
 * @param name key: the file name
 * @param title short name
 * @param hypothesis what is believed, in a sentence
 * @param owner team that answers for it
 * @param purpose purpose that a unit must have granted to be counted
 * @param variants the control first, then the treatments in the order of the file; without an order where nothing was randomised
 * @param measures the metrics, the one primary first
 * @param window time after the exposure in which outcomes count
 * @param period when exposures count
 * @param population who is counted
 * @param plan what was decided before there were data
 * @param columns what further columns of the file are for
 * @param rollback how the treatments are taken back when something goes wrong, in words
 * @param file the file
 */
public record Experiment(
        String name,
        String title,
        String hypothesis,
        String owner,
        String purpose,
        List<Variant> variants,
        List<Measure> measures,
        Window window,
        Period period,
        Population population,
        Plan plan,
        Columns columns,
        Optional<String> rollback,
        SqlFile file) {

    public Experiment {
        variants = List.copyOf(variants);
        measures = List.copyOf(measures);
    }

    /**
     * @param key as the exposures name it
     * @param title in words
     * @param share planned share of the units, between 0 and 1
     */
    public record Variant(String key, String title, double share) {}

    /**
     * A metric and why it is looked at.
     *
     * @param margin by how much a guardrail may get worse
     */
    public record Measure(Metric metric, MetricRole role, Optional<Margin> margin) {}

    /**
     * @param start first day of exposures that count
     * @param end day before which exposures count
     * @param zone in which days begin
     */
    public record Period(Optional<LocalDate> start, Optional<LocalDate> end, ZoneId zone) {
        private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
        private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

        public Instant startedAt() {
            return start.map(day -> day.atStartOfDay(zone).toInstant())
                    .orElse(FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        public Instant endedAt() {
            return end.map(day -> day.atStartOfDay(zone).toInstant())
                    .orElse(LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /**
     * @param segment file of the segment to which units must belong
     * @param holdout experiment whose control is kept out of this one
     */
    public record Population(Optional<SqlFile> segment, Optional<Holdout> holdout) {}

    /**
     * @param name key of the holdout's experiment
     * @param control its variant that is kept out
     * @param file its file
     */
    public record Holdout(String name, String control, SqlFile file) {}

    /**
     * @param design how units came to their variants
     * @param stopping when it may be concluded
     * @param alpha two-sided significance level
     * @param power probability to see the minimum effect, if it is there
     * @param minimumEffect smallest lift that matters, as a share of the control
     * @param adjustment how what was known before sharpens the answer
     * @param correction how secondary metrics are corrected for being several
     * @param prior what is believed of a lift before there are data
     */
    public record Plan(
            Design design,
            Stopping stopping,
            double alpha,
            double power,
            OptionalDouble minimumEffect,
            CovariateAdjustment adjustment,
            Correction correction,
            Prior prior) {}

    /**
     * A normal distribution of the lift.
     *
     * @param mean as a share of the control
     * @param deviation standard deviation, above zero, as a share of the control
     */
    public record Prior(double mean, double deviation) {
        /** Lifts beyond some 60 % are rare. */
        public static final Prior USUAL = new Prior(0, 0.3);
    }

    /** Corrections for several tests. */
    public enum Correction {
        HOLM,
        BENJAMINI_HOCHBERG,
        NONE
    }

    /**
     * @param cluster column of the cluster or period that was randomised
     * @param dimensions columns by which results are sliced
     */
    public record Columns(Optional<String> cluster, List<String> dimensions) {
        public Columns {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** The experiment with one more dimension, after those of its file. */
    public Experiment by(String dimension) {
        return by(dimension, file);
    }

    /** @param giving the file, which gives the dimension */
    public Experiment by(String dimension, SqlFile giving) {
        List<String> dimensions = new ArrayList<>(columns.dimensions());
        dimensions.add(dimension);
        return new Experiment(
                name,
                title,
                hypothesis,
                owner,
                purpose,
                variants,
                measures,
                window,
                period,
                population,
                plan,
                new Columns(columns.cluster(), dimensions),
                rollback,
                giving);
    }

    public Variant control() {
        return variants.getFirst();
    }

    public List<Variant> treatments() {
        return variants.subList(1, variants.size());
    }

    public Measure primary() {
        return measures.getFirst();
    }

    public double alpha() {
        return plan.alpha();
    }

    public Design design() {
        return plan.design();
    }

    /** Time in which outcomes of the metric count: its own, else the experiment's. */
    public Window window(Metric metric) {
        return metric.window().orElse(window);
    }
}
