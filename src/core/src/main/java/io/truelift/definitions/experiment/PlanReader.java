package io.truelift.definitions.experiment;

import io.truelift.definitions.experiment.CovariateAdjustment.Method;
import io.truelift.definitions.experiment.Experiment.Columns;
import io.truelift.definitions.experiment.Experiment.Correction;
import io.truelift.definitions.experiment.Experiment.Plan;
import io.truelift.definitions.experiment.Experiment.Prior;
import io.truelift.definitions.experiment.Stopping.Spending;
import io.truelift.definitions.query.Header;
import java.util.List;
import java.util.OptionalDouble;

/** Reads what an experiment's header decides before there are data. */
final class PlanReader {
    private static final int MOST_COVARIATES = 3;
    private static final double USUAL_POWER = 0.8;

    private PlanReader() {}

    private enum Rule {
        ONCE,
        ANYTIME,
        AT_LOOKS
    }

    static Plan read(Header header, Design design, Columns columns) {
        return new Plan(
                design,
                stopping(header),
                between0And1(header, "alpha", header.number("alpha")),
                header.has("power") ? between0And1(header, "power", header.number("power")) : USUAL_POWER,
                minimumEffect(header),
                adjustment(header, columns),
                header.has("correction") ? header.choice("correction", Correction.class) : Correction.HOLM,
                prior(header));
    }

    private static Prior prior(Header header) {
        if (!header.has("prior")) {
            return Prior.USUAL;
        }
        Header prior = header.section("prior");
        prior.allow("mean", "deviation");
        double deviation = prior.number("deviation");
        if (!(deviation > 0)) {
            throw prior.problem(
                    "deviation",
                    "it is %s and must be above zero, such as 0.3 where lifts beyond 60 percent are rare"
                            .formatted(deviation));
        }
        return new Prior(prior.has("mean") ? prior.number("mean") : 0, deviation);
    }

    private static double between0And1(Header header, String key, double value) {
        if (!(value > 0 && value < 1)) {
            throw header.problem(
                    key,
                    "it is %s and must lie between 0 and 1, such as %s"
                            .formatted(value, key.equals("alpha") ? "0.05" : "0.8"));
        }
        return value;
    }

    private static OptionalDouble minimumEffect(Header header) {
        if (!header.has("minimum_effect")) {
            return OptionalDouble.empty();
        }
        double effect = header.number("minimum_effect");
        if (!(effect > 0)) {
            throw header.problem(
                    "minimum_effect",
                    "it is %s and must be above zero: the smallest lift that matters, such as 0.02 for two percent"
                            .formatted(effect));
        }
        return OptionalDouble.of(effect);
    }

    private static Stopping stopping(Header header) {
        if (!header.has("stopping")) {
            return new Stopping.Once();
        }
        Header stopping = header.section("stopping");
        return switch (stopping.choice("rule", Rule.class)) {
            case ONCE -> {
                stopping.allow("rule");
                yield new Stopping.Once();
            }
            case ANYTIME -> {
                stopping.allow("rule", "tuning");
                yield new Stopping.Anytime(units(stopping, "tuning"));
            }
            case AT_LOOKS -> {
                stopping.allow("rule", "spending", "looks", "units");
                yield new Stopping.AtLooks(
                        stopping.choice("spending", Spending.class), looks(stopping), units(stopping, "units"));
            }
        };
    }

    private static long units(Header header, String key) {
        int units = header.wholeNumber(key);
        if (units < 2) {
            throw header.problem(key, "it is %d and must be a number of units, 2 or more".formatted(units));
        }
        return units;
    }

    private static List<Double> looks(Header header) {
        List<Double> looks = header.words("looks").stream()
                .map(word -> {
                    try {
                        return Double.valueOf(word);
                    } catch (NumberFormatException e) {
                        throw header.problem("looks", "%s is no number".formatted(word));
                    }
                })
                .toList();
        boolean rises = true;
        for (int i = 0; i < looks.size(); i++) {
            rises &= looks.get(i) > (i == 0 ? 0 : looks.get(i - 1));
        }
        if (looks.isEmpty() || !rises || looks.getLast() != 1) {
            throw header.problem(
                    "looks", "it is %s and must rise from above 0 to 1, such as [0.25, 0.5, 0.75, 1]".formatted(looks));
        }
        return looks;
    }

    private static CovariateAdjustment adjustment(Header header, Columns columns) {
        if (!header.has("adjustment")) {
            return CovariateAdjustment.NONE;
        }
        Header adjustment = header.section("adjustment");
        Method method = adjustment.choice("method", Method.class);
        return switch (method) {
            case NONE -> {
                adjustment.allow("method");
                yield CovariateAdjustment.NONE;
            }
            case CUPED, REGRESSION -> {
                adjustment.allow("method", "pre_days", "covariates");
                yield new CovariateAdjustment(method, preDays(adjustment), covariates(adjustment), "");
            }
            case POST_STRATIFIED -> {
                adjustment.allow("method", "by");
                String by = adjustment.text("by");
                if (!columns.dimensions().contains(by)) {
                    throw adjustment.problem(
                            "by", "%s is none of the dimensions %s".formatted(by, columns.dimensions()));
                }
                yield new CovariateAdjustment(method, 0, List.of(), by);
            }
        };
    }

    private static int preDays(Header adjustment) {
        int days = adjustment.has("pre_days") ? adjustment.wholeNumber("pre_days") : 0;
        if (days < 0 || (days == 0 && !adjustment.has("covariates"))) {
            throw adjustment.problem(
                    adjustment.has("pre_days") ? "pre_days" : "method",
                    "it needs pre_days of 1 or more, the days before the exposure to compare with, or covariates");
        }
        return days;
    }

    private static List<String> covariates(Header adjustment) {
        List<String> covariates = adjustment.words("covariates");
        if (covariates.size() > MOST_COVARIATES
                || covariates.stream().distinct().count() < covariates.size()) {
            throw adjustment.problem(
                    "covariates",
                    "it names %d columns; up to %d different ones can be used"
                            .formatted(covariates.size(), MOST_COVARIATES));
        }
        return covariates;
    }
}
