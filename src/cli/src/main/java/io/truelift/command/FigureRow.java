package io.truelift.command;

import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a metric's table as it is printed.
 *
 * @param arm what the variant adds up to
 * @param effect the variant against the control
 */
record FigureRow(Values arm, Effect effect) {
    static final List<String> COLUMNS = List.of(
            "variant",
            "units",
            "sum",
            "denominator",
            "mean",
            "difference",
            "interval",
            "lift",
            "interval of lift",
            "p",
            "p corrected");

    /** Units and sums of a variant, empty on its second line. */
    record Values(String variant, String units, String sum, String denominator, String mean) {}

    /** Difference, lift and p-values, empty for the control. */
    record Effect(
            String difference, String interval, String lift, String liftInterval, String pValue, String corrected) {
        static final Effect NONE = new Effect("", "", "", "", "", "");
    }

    /** One line for a variant, and a second one where its figures are adjusted or one of several: that one counts. */
    static List<FigureRow> of(MetricResult metric) {
        return metric.arms().stream().flatMap(arm -> of(metric, arm).stream()).toList();
    }

    private static List<FigureRow> of(MetricResult metric, ArmValue arm) {
        Values values = new Values(
                arm.variant(),
                String.format(Locale.ROOT, "%,d", arm.units()),
                exact(arm.sum()),
                arm.denominator().map(FigureRow::exact).orElse(""),
                number(arm.mean()));
        Optional<Lift> lift = metric.lifts().stream()
                .filter(any -> any.variant().equals(arm.variant()))
                .findFirst();
        return lift.map(found -> of(values, found)).orElseGet(() -> List.of(new FigureRow(values, Effect.NONE)));
    }

    private static List<FigureRow> of(Values values, Lift lift) {
        String corrected = lift.more()
                .corrected()
                .map(Corrected::pValue)
                .map(FigureRow::pValue)
                .orElse("");
        if (lift.answer().equals(lift.comparison())) {
            return List.of(new FigureRow(values, effect(lift.comparison(), corrected)));
        }
        Values second = new Values(lift.more().adjusted().isPresent() ? "  adjusted" : "  corrected", "", "", "", "");
        return List.of(
                new FigureRow(values, effect(lift.comparison(), "")),
                new FigureRow(second, effect(lift.answer(), corrected)));
    }

    private static Effect effect(Comparison comparison, String corrected) {
        return switch (comparison) {
            case Comparison.Effect effect ->
                new Effect(
                        number(effect.absolute().value()),
                        "%s to %s"
                                .formatted(
                                        number(effect.absolute().interval().low()),
                                        number(effect.absolute().interval().high())),
                        effect.relative()
                                .map(relative -> percent(relative.value()))
                                .orElse(""),
                        effect.relative().map(FigureRow::interval).orElse("control too near zero"),
                        pValue(effect.pValue()),
                        corrected);
            case Comparison.NotEnoughData missing -> new Effect("", missing.reason(), "", "", "", "");
        };
    }

    /** The cells, in the order of {@link #COLUMNS}. */
    List<Object> cells() {
        return new ArrayList<>(List.of(
                arm.variant(),
                arm.units(),
                arm.sum(),
                arm.denominator(),
                arm.mean(),
                effect.difference(),
                effect.interval(),
                effect.lift(),
                effect.liftInterval(),
                effect.pValue(),
                effect.corrected()));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String pValue(double pValue) {
        return String.format(Locale.ROOT, "%.3g", pValue);
    }

    private static String exact(BigDecimal sum) {
        return sum.stripTrailingZeros().toPlainString();
    }

    private static String percent(double share) {
        return Double.isInfinite(share) ? "no bound" : String.format(Locale.ROOT, "%+.2f %%", 100 * share);
    }

    private static String interval(Estimate estimate) {
        return "%s to %s"
                .formatted(
                        percent(estimate.interval().low()),
                        percent(estimate.interval().high()));
    }
}
