package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.CovariateAdjustment;
import io.truelift.definitions.experiment.Experiment;
import java.util.List;

/** Variables of which sums are asked for, a letter each: y and d always, x, w, a, b and c as far as the plan adjusts by them. */
public final class Variables {
    static final String COVARIATES = "abc";

    private Variables() {}

    public static String of(Experiment experiment) {
        CovariateAdjustment adjustment = experiment.plan().adjustment();
        return "yd" + (adjustment.preDays() > 0 ? "xw" : "")
                + COVARIATES.substring(0, adjustment.covariates().size());
    }

    /** All products of two of the variables, such as {@code yd}, each once. */
    static List<String> products(String variables) {
        return variables
                .chars()
                .boxed()
                .flatMap(first -> variables
                        .substring(variables.indexOf(first))
                        .chars()
                        .mapToObj(second -> "" + (char) first.intValue() + (char) second))
                .toList();
    }
}
