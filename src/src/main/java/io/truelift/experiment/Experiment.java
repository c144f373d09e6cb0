package io.truelift.experiment;

import io.truelift.experiment.ExperimentReport.Role;
import io.truelift.query.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * An experiment, as a file in {@code sql/experiments} defines it.
 *
 * @param name key: the file name
 * @param title short name
 * @param hypothesis what is believed, in a sentence
 * @param owner team that answers for it
 * @param purpose purpose that a unit must have granted to be counted
 * @param variants the control first, then the treatments in the order of the file
 * @param measures the metrics, the one primary first
 * @param window days after the exposure in which outcomes count
 * @param alpha two-sided significance level
 * @param start first day of exposures that count, UTC
 * @param end day before which exposures count, UTC
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
        double alpha,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        SqlFile file) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

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

    /** A metric and why it is looked at. */
    public record Measure(Metric metric, Role role) {}

    public Variant control() {
        return variants.getFirst();
    }

    public List<Variant> treatments() {
        return variants.subList(1, variants.size());
    }

    public Measure primary() {
        return measures.getFirst();
    }

    /** Days in which outcomes of the metric count: its own, else the experiment's. */
    public Window window(Metric metric) {
        return metric.window().orElse(window);
    }

    Instant startedAt() {
        return start.orElse(FIRST_DAY).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant endedAt() {
        return end.orElse(LAST_DAY).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
