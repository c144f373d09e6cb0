package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Adjusted;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.More;
import io.truelift.analysis.totals.Variables;
import io.truelift.definitions.experiment.CovariateAdjustment;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.statistics.AdjustedComparison;
import io.truelift.statistics.ClusterTest;
import io.truelift.statistics.ClusterTotal;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.CupedTest;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Moments;
import io.truelift.statistics.PostStratifiedTest;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.RegressionAdjustedTest;
import io.truelift.statistics.WelchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Two arms of one metric against each other: which test fits its kind, the design and the plan. */
final class ArmComparison {
    private static final String PRE_DENOMINATOR = "w";

    private final Experiment experiment;
    private final Measure measure;
    private final Metric metric;
    private final Inference inference;

    ArmComparison(Experiment experiment, Measure measure, Inference inference) {
        this.experiment = experiment;
        this.measure = measure;
        this.metric = measure.metric();
        this.inference = inference;
    }

    /** Both arms over the units of one stratum. */
    record Stratum(ArmSums control, ArmSums treatment) {}

    Lift lift(String variant, ArmSums control, ArmSums treatment, List<Stratum> strata) {
        return lift(variant, control, treatment, strata, unadjusted(control, treatment));
    }

    /** As {@link #lift(String, ArmSums, ArmSums, List)}, where clusters were randomised and what each adds up to is known. */
    Lift ofClusters(
            String variant,
            ArmSums control,
            ArmSums treatment,
            List<ClusterTotal> controls,
            List<ClusterTotal> treatments) {
        return lift(
                variant,
                control,
                treatment,
                List.of(),
                ClusterTest.under(inference).compare(controls, treatments).comparison());
    }

    private Lift lift(String variant, ArmSums control, ArmSums treatment, List<Stratum> strata, Comparison plain) {
        Optional<Adjusted> adjusted =
                adjusted(control.moments(), treatment.moments(), strata).map(ArmComparison::reported);
        Chances chances = new Chances(metric, experiment.plan().prior(), inference.alpha());
        double baseline = isRatio()
                ? control.moments().ratio(0, 1).ratio()
                : control.moments().sample(0).mean();
        return new Lift(
                variant,
                plain,
                new More(
                        Optional.empty(),
                        adjusted,
                        chances.of(adjusted.map(Adjusted::comparison).orElse(plain), baseline),
                        measure.margin()
                                .flatMap(margin -> new MarginTest(metric, margin, inference, isRatio())
                                        .guard(control.moments(), treatment.moments()))));
    }

    private static Adjusted reported(AdjustedComparison adjusted) {
        Optional<Double> reduction = adjusted.varianceReduction().isPresent()
                ? Optional.of(adjusted.varianceReduction().getAsDouble())
                : Optional.empty();
        return new Adjusted(adjusted.comparison(), adjusted.treatmentSlopes(), reduction, adjusted.notes());
    }

    /** Whether units weigh by a denominator: the metric's own, or the customers of a cluster. */
    private boolean isRatio() {
        return metric.kind().isRatio() || experiment.design().isClustered();
    }

    Comparison unadjusted(ArmSums control, ArmSums treatment) {
        Moments one = control.moments();
        Moments other = treatment.moments();
        if (isRatio()) {
            return RatioTest.under(inference).compare(one.ratio(0, 1), other.ratio(0, 1));
        }
        if (metric.kind().isProportion()) {
            return ProportionTest.under(inference).compare(one.proportion(0), other.proportion(0));
        }
        return WelchTest.under(inference).compare(one.sample(0), other.sample(0));
    }

    private Optional<AdjustedComparison> adjusted(Moments control, Moments treatment, List<Stratum> strata) {
        CovariateAdjustment adjustment = experiment.plan().adjustment();
        return switch (adjustment.method()) {
            case NONE -> Optional.empty();
            case CUPED ->
                Optional.of(
                        isRatio()
                                ? CupedTest.under(inference).compareRatios(control, treatment)
                                : CupedTest.under(inference)
                                        .compare(outcomeAndCovariates(control), outcomeAndCovariates(treatment)));
            case REGRESSION ->
                isRatio()
                        ? Optional.empty()
                        : Optional.of(RegressionAdjustedTest.under(inference)
                                .compare(outcomeAndCovariates(control), outcomeAndCovariates(treatment)));
            case POST_STRATIFIED ->
                isRatio() || strata.isEmpty()
                        ? Optional.empty()
                        : Optional.of(PostStratifiedTest.under(inference)
                                .compare(strata.stream()
                                        .map(stratum -> new PostStratifiedTest.Stratum(
                                                stratum.control().moments().sample(0),
                                                stratum.treatment().moments().sample(0)))
                                        .toList()));
        };
    }

    /** Of a metric without denominators: the value, and all variables but the denominators, which are one for each unit. */
    private Moments outcomeAndCovariates(Moments moments) {
        String variables = Variables.of(experiment);
        List<Integer> kept = new ArrayList<>(List.of(0));
        IntStream.range(2, variables.length())
                .filter(i -> !variables.substring(i, i + 1).equals(PRE_DENOMINATOR))
                .forEach(kept::add);
        return moments.only(kept);
    }
}
