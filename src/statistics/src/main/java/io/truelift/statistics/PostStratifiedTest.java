package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Post-stratification: the difference within groups of units that were known before the experiment, weighted by the groups' sizes.
 *
 * <p>An arm's mean is {@code sum(W_k mean_k)} with {@code W_k} the share of group {@code k} in the units of both arms, its squared standard
 * error {@code sum(W_k^2 s_k^2 / n_k)} (Miratrix, Sekhon and Yu 2013, "Adjusting Treatment Effect Estimates by Post-stratification in
 * Randomized Experiments", JRSS B 75(2), 369-396, the variance given how the units fell into the groups). That is the error of the effect on
 * these units. For the effect in the population from which they came the shares are estimates: they add
 * {@code sum(W_k (d_k - d)^2) / (N - 1)} to the squared error of the difference, with {@code d_k} the group's difference, and likewise to that of the
 * control (Imbens and Rubin 2015, "Causal Inference for Statistics, Social, and Biomedical Sciences", section 9.5). Where effects differ by
 * group and this is left out, false alarms at 5 % are near 10 %. Degrees of freedom are those of Satterthwaite over all groups and arms;
 * difference and lift are those of {@link MeanComparison}.
 *
 * <p>Groups with fewer than two units in an arm are joined to one, and that to the next smallest until it has two, and the notes say so;
 * with one group left this is {@link WelchTest}. Assumes groups that the treatment cannot have changed, and units in all of them: best with
 * few groups and some ten units an arm in each.
 */
public final class PostStratifiedTest {

    /**
     * One group of units.
     *
     * @param control outcomes of the group's units in the control
     * @param treatment outcomes of its units in the treatment
     */
    public record Stratum(SampleSummary control, SampleSummary treatment) {

        Stratum plus(Stratum other) {
            return new Stratum(control.plus(other.control), treatment.plus(other.treatment));
        }

        BigDecimal units() {
            return SampleSummary.decimal(Math.addExact(control.n(), treatment.n()));
        }

        boolean isTooSmall() {
            return control.n() < 2 || treatment.n() < 2;
        }
    }

    private final MeanComparison comparison;

    private PostStratifiedTest(Inference inference) {
        this.comparison = new MeanComparison(inference);
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static PostStratifiedTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static PostStratifiedTest under(Inference inference) {
        return new PostStratifiedTest(inference);
    }

    public AdjustedComparison compare(List<Stratum> strata) {
        Stratum all = strata.stream().reduce(new Stratum(SampleSummary.empty(), SampleSummary.empty()), Stratum::plus);
        return Units.tooFew(all.control().n(), all.treatment().n())
                .map(AdjustedComparison::notEnough)
                .orElseGet(() -> compare(strata, all));
    }

    private AdjustedComparison compare(List<Stratum> strata, Stratum all) {
        List<Stratum> joined = joined(strata);
        MeanEstimate control = weighted(joined.stream().map(Stratum::control).toList(), joined, all.units());
        MeanEstimate treatment =
                weighted(joined.stream().map(Stratum::treatment).toList(), joined, all.units());
        JointEstimate adjusted = shares(
                        joined,
                        all.units().doubleValue(),
                        control.value().doubleValue(),
                        treatment.value().doubleValue())
                .addedTo(control, treatment);
        OptionalDouble reduction = AdjustedComparison.reduction(
                adjusted,
                JointEstimate.ofIndependent(
                        all.control().estimate(), all.treatment().estimate()));
        List<String> notes = joined.size() == strata.size()
                ? List.of()
                : List.of("%d groups were joined to %d: each needs at least two units in each arm."
                        .formatted(strata.size(), joined.size()));
        return new AdjustedComparison(
                comparison.compare("post-stratification", adjusted), List.of(), List.of(), reduction, notes);
    }

    /** The error of the groups' shares: that of the mean over all units of what the arms' means, and their difference, are in a unit's group. */
    private static CommonError shares(List<Stratum> strata, double units, double control, double treatment) {
        double ofControl = 0;
        double between = 0;
        double ofDifference = 0;
        for (Stratum stratum : strata) {
            double weight = stratum.units().doubleValue() / units / (units - 1);
            double base = stratum.control().mean() - control;
            double effect = stratum.treatment().mean() - stratum.control().mean() - (treatment - control);
            ofControl += weight * base * base;
            between += weight * base * effect;
            ofDifference += weight * effect * effect;
        }
        return CommonError.of(ofControl, between, ofDifference);
    }

    /** Groups that have two units in each arm; smallest first joins the rest. */
    private static List<Stratum> joined(List<Stratum> strata) {
        List<Stratum> large = new ArrayList<>(strata.stream()
                .filter(stratum -> !stratum.isTooSmall())
                .sorted(Comparator.comparing(Stratum::units))
                .toList());
        Stratum rest = strata.stream()
                .filter(Stratum::isTooSmall)
                .reduce(new Stratum(SampleSummary.empty(), SampleSummary.empty()), Stratum::plus);
        while (rest.units().signum() > 0 && rest.isTooSmall()) {
            rest = rest.plus(large.removeFirst());
        }
        if (rest.units().signum() > 0) {
            large.add(rest);
        }
        return large;
    }

    private static MeanEstimate weighted(List<SampleSummary> groups, List<Stratum> strata, BigDecimal all) {
        BigDecimal value = BigDecimal.ZERO;
        long units = 0;
        double[] squaredErrors = new double[groups.size()];
        for (int k = 0; k < squaredErrors.length; k++) {
            MeanEstimate group = groups.get(k).estimate();
            BigDecimal weight = strata.get(k).units().divide(all, SampleSummary.DIGITS);
            value = value.add(weight.multiply(group.value()));
            squaredErrors[k] = weight.doubleValue() * weight.doubleValue() * group.squaredStandardError();
            units += group.n();
        }
        double squaredError = Arrays.stream(squaredErrors).sum();
        return new MeanEstimate(value, squaredError, units, degreesOfFreedom(groups, squaredErrors, squaredError));
    }

    private static double degreesOfFreedom(List<SampleSummary> groups, double[] squaredErrors, double all) {
        double sum = 0;
        for (int k = 0; k < squaredErrors.length; k++) {
            double share = all > 0 ? squaredErrors[k] / all : 1.0 / squaredErrors.length;
            sum += share * share / (groups.get(k).n() - 1.0);
        }
        return 1 / sum;
    }
}
