package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Both arms of an adjusted comparison.
 *
 * @param control with as many covariates as the treatment, at least one
 */
record AdjustedArms(AdjustedArm control, AdjustedArm treatment) {

    AdjustedArms {
        if (control.covariates() != treatment.covariates() || control.covariates() < 1) {
            throw new IllegalArgumentException(
                    "Cannot adjust a control with %d covariates and a treatment with %d: both need the same, at least one."
                            .formatted(Math.max(0, control.covariates()), Math.max(0, treatment.covariates())));
        }
    }

    int covariates() {
        return control.covariates();
    }

    /** Means of the covariates over both arms. */
    List<BigDecimal> centre() {
        BigDecimal units = SampleSummary.decimal(Math.addExact(control.n(), treatment.n()));
        return IntStream.range(0, covariates())
                .mapToObj(i ->
                        control.covariateSum(i).add(treatment.covariateSum(i)).divide(units, SampleSummary.DIGITS))
                .toList();
    }

    /** The normal equations with sums of squares and products within the arms, added over both. */
    NormalEquations pooledEquations() {
        return NormalEquations.of(
                matrix((i, j) -> pooled(control.covariateSpread(i, j), treatment.covariateSpread(i, j))));
    }

    List<BigDecimal> pooledOutcome() {
        return IntStream.range(0, covariates())
                .mapToObj(i -> pooled(control.outcomeSpread(i), treatment.outcomeSpread(i)))
                .toList();
    }

    NormalEquations equations(AdjustedArm arm) {
        return NormalEquations.of(matrix(arm::covariateSpread));
    }

    List<BigDecimal> outcome(AdjustedArm arm) {
        return IntStream.range(0, covariates()).mapToObj(arm::outcomeSpread).toList();
    }

    /** What is said of the covariates that are not among those kept. */
    List<String> notes(List<Integer> kept) {
        List<String> notes = new ArrayList<>();
        for (int covariate = 0; covariate < covariates(); covariate++) {
            if (!kept.contains(covariate)) {
                notes.add(
                        "Covariate %d was left out: it does not vary within the arms, or those before it say all that it says."
                                .formatted(covariate + 1));
            }
        }
        return notes;
    }

    /** A spread is the units times the sum over an arm; brought to one scale, without a division. */
    private BigDecimal pooled(BigDecimal ofControl, BigDecimal ofTreatment) {
        return ofControl
                .multiply(SampleSummary.decimal(treatment.n()))
                .add(ofTreatment.multiply(SampleSummary.decimal(control.n())));
    }

    private List<List<BigDecimal>> matrix(BiFunction<Integer, Integer, BigDecimal> entry) {
        return IntStream.range(0, covariates())
                .mapToObj(i -> IntStream.range(0, covariates())
                        .mapToObj(j -> entry.apply(i, j))
                        .toList())
                .toList();
    }

    JointEstimate unadjusted() {
        return JointEstimate.ofIndependent(
                control.unadjusted().estimate(), treatment.unadjusted().estimate());
    }

    /** How much farther the treatment's means of the covariates are than the control's. */
    List<BigDecimal> distance() {
        return IntStream.range(0, covariates())
                .mapToObj(i -> treatment.covariateMean(i).subtract(control.covariateMean(i)))
                .toList();
    }

    /** Estimated covariance of the centre, weighted so and so: {@code sum(one_i other_j Cov(x_i, x_j))} over the units of both arms. */
    double centreCovariance(List<BigDecimal> one, List<BigDecimal> other) {
        double units = (double) control.n() + treatment.n();
        return control.n() / units * (control.covariance(one, other) / units)
                + treatment.n() / units * (treatment.covariance(one, other) / units);
    }

    static List<Double> doubles(List<BigDecimal> values) {
        return values.stream().map(BigDecimal::doubleValue).toList();
    }
}
