package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentSums.Slice;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.LeftOut;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.analysis.experiment.result.SampleRatio;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the report of an experiment from its sums. */
final class ExperimentScoring {
    private final Experiment experiment;
    private final ExperimentSums sums;
    private final QuantileSums quantiles;
    private final ShareLimits limits;

    ExperimentScoring(Experiment experiment, ExperimentSums sums, QuantileSums quantiles, ShareLimits limits) {
        this.limits = limits;
        this.experiment = experiment;
        this.sums = sums;
        this.quantiles = quantiles;
    }

    /** @param withoutConsent units that did not grant the purpose, by what they said of it */
    ExperimentReport report(Map<String, Long> withoutConsent, Instant analysedAt, Receipt receipt) {
        MetricTests tests = new MetricTests(experiment, sums, quantiles, analysedAt);
        List<MetricResult> metrics = tests.results();
        Population population = population(withoutConsent, tests.looks());
        return new ExperimentReport(
                reported(),
                population,
                metrics,
                new Slices(experiment, sums, tests).all(),
                verdict(population, metrics, tests.looks().flatMap(ExperimentScoring::atLook)),
                new Checks(experiment, sums, tests, limits, analysedAt).all(population.assignment()),
                PlanWriter.inWords(experiment, population.units()),
                new CourseOfExperiment(experiment, sums, tests).course(metrics.getFirst()),
                receipt,
                analysedAt);
    }

    private ReportedExperiment reported() {
        String control =
                experiment.design().isRandomised() ? experiment.control().key() : "";
        return new ReportedExperiment(
                experiment.name(),
                experiment.title(),
                experiment.hypothesis(),
                experiment.owner(),
                experiment.purpose(),
                control,
                experiment.alpha());
    }

    private Population population(Map<String, Long> withoutConsent, Optional<Looks> looks) {
        return new Population(
                arms(ExperimentSums.ALL),
                assignment(),
                sums.notCounted("several_variants"),
                withoutConsent.values().stream().mapToLong(Long::longValue).sum(),
                leftOut(withoutConsent, looks));
    }

    private Verdict verdict(Population population, List<MetricResult> metrics, Optional<AtLook> look) {
        if (!experiment.design().isRandomised()) {
            return new Verdict(
                    Outcome.DESCRIBED,
                    "Nothing is concluded: nobody was assigned at random to these groups, so what differs between them may have been different before.",
                    Optional.empty());
        }
        return new VerdictWriter(
                        population,
                        metrics,
                        experiment.alpha(),
                        experiment.plan().minimumEffect(),
                        look)
                .verdict();
    }

    /** The look that the primary metric was read at, in figures. */
    private static Optional<AtLook> atLook(Looks looks) {
        return looks.primary()
                .map(taken -> new AtLook(
                        taken.number(), looks.planned(), taken.units(), taken.until(), looks.unitsOfNext(taken)));
    }

    private List<Arm> arms(Slice slice) {
        return experiment.variants().stream()
                .map(variant ->
                        new Arm(variant.key(), variant.title(), variant.share(), sums.units(slice, variant.key())))
                .toList();
    }

    private Optional<SampleRatio> assignment() {
        if (!experiment.design().isRandomised()) {
            return Optional.empty();
        }
        OptionalDouble pValue = Checks.sampleRatio(experiment, sums, ExperimentSums.ALL);
        return pValue.isEmpty()
                ? Optional.empty()
                : Optional.of(new SampleRatio(pValue.getAsDouble(), limits.judge(pValue.getAsDouble())));
    }

    private List<LeftOut> leftOut(Map<String, Long> withoutConsent, Optional<Looks> looks) {
        List<LeftOut> reasons = new ArrayList<>();
        String purpose = experiment.purpose();
        add(
                reasons,
                "never said whether they agree to %s, so they did not".formatted(purpose),
                withoutConsent.getOrDefault("unknown", 0L));
        add(
                reasons,
                "did not agree to %s, or took their consent back".formatted(purpose),
                withoutConsent.getOrDefault("refused", 0L));
        add(reasons, "their consent to %s has run out".formatted(purpose), withoutConsent.getOrDefault("expired", 0L));
        add(
                reasons,
                "agreed to %s, but not to be counted by who asked for this report".formatted(purpose),
                withoutConsent.getOrDefault("granted", 0L));
        add(reasons, "met several variants", sums.notCounted("several_variants"));
        add(reasons, "have no cluster, which is what was randomised", sums.notCounted("without_cluster"));
        add(reasons, "are outside of the segment", sums.notCounted("outside_segment"));
        add(reasons, "are held out of everything, but met this experiment", sums.notCounted("held_out"));
        for (Measure measure : experiment.measures()) {
            add(
                    reasons,
                    "are not counted yet for %s: their window is still open"
                            .formatted(measure.metric().title()),
                    sums.open(measure.metric().name()));
        }
        looks.ifPresent(planned -> planned.primary()
                .ifPresent(taken -> add(
                        reasons,
                        planned.unitsOfNext(taken).isPresent()
                                ? "came after look %d of %d and count at the next one"
                                        .formatted(taken.number(), planned.planned())
                                : "came after the last planned look, which concludes without them",
                        planned.after(taken))));
        return reasons;
    }

    private static void add(List<LeftOut> reasons, String reason, long units) {
        if (units > 0) {
            reasons.add(new LeftOut(reason, units));
        }
    }
}
