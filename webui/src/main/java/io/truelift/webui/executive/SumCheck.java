package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.HoldoutCheck;
import io.truelift.analysis.portfolio.ShippedWorth;
import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.ErrorBar;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.chart.Tone.Direction;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum of what was shipped beside what the global holdout measured.
 *
 * @param finding in a few words
 * @param tone style of the finding
 * @param sentence what it means
 * @param rows sum, holdout and their difference
 */
public record SumCheck(String finding, String tone, String sentence, List<Row> rows) {

    /**
     * @param label what it is
     * @param note what it is about
     * @param worth the figure
     * @param whisker the figure, drawn on the scale of all rows
     */
    public record Row(String label, String note, WorthTexts worth, ErrorBar whisker) {}

    static SumCheck of(HoldoutCheck check, Figures figures, Times times) {
        return new SumCheck(finding(check), tone(check), sentence(check), rows(check, figures, times));
    }

    private static String finding(HoldoutCheck check) {
        return switch (check.finding()) {
            case SUPPORTS -> "Holdout supports the sum";
            case LESS -> "Holdout does not support the sum";
            case MORE -> "Holdout shows more than the sum";
            case CANNOT_TELL -> "Holdout cannot tell";
            case NOTHING_SHIPPED -> "Nothing to hold against";
        };
    }

    private static String tone(HoldoutCheck check) {
        return switch (check.finding()) {
            case SUPPORTS -> "good";
            case LESS -> "bad";
            case MORE, NOTHING_SHIPPED -> "neutral";
            case CANNOT_TELL -> "early";
        };
    }

    private static String sentence(HoldoutCheck check) {
        return switch (check.finding()) {
            case SUPPORTS ->
                "The two are not told apart, and the holdout alone shows an effect: together, what was shipped does about what each did alone.";
            case LESS ->
                "The holdout measured less than the sum. Together, what was shipped does less than each seemed to do alone: quote the holdout.";
            case MORE ->
                "The holdout measured more than the sum: something that was not an experiment, or has no worth here, does good as well.";
            case CANNOT_TELL ->
                "The holdout is told apart neither from the sum nor from nothing. Keep more customers out, or wait, before the sum is quoted.";
            case NOTHING_SHIPPED -> "Nothing with a worth was shipped before the last customer of the holdout came.";
        };
    }

    private static List<Row> rows(HoldoutCheck check, Figures figures, Times times) {
        PerYear holdout = check.worth();
        List<Estimate> drawn = new ArrayList<>(List.of(holdout.value()));
        check.sum().map(ShippedWorth::perYear).ifPresent(drawn::add);
        check.difference().ifPresent(drawn::add);
        Axis axis = Axis.around(drawn);
        String last = times.date(holdout.last());
        List<Row> rows = new ArrayList<>();
        check.sum()
                .ifPresent(sum -> rows.add(row(
                        "Sum of what was shipped",
                        "%s until %s"
                                .formatted(
                                        sum.experiments() == 1
                                                ? "1 experiment"
                                                : figures.count(sum.experiments()) + " experiments",
                                        last),
                        sum.perYear(),
                        holdout.currency(),
                        axis,
                        figures)));
        rows.add(row(
                "Holdout measured",
                "%s, %s to %s".formatted(check.holdout().summary().title(), times.date(holdout.first()), last),
                holdout.value(),
                holdout.currency(),
                axis,
                figures));
        check.difference()
                .ifPresent(difference -> rows.add(row(
                        "Holdout less sum",
                        "as two independent figures",
                        difference,
                        holdout.currency(),
                        axis,
                        figures)));
        return rows;
    }

    private static Row row(String label, String note, Estimate estimate, String currency, Axis axis, Figures figures) {
        return new Row(
                label,
                note,
                WorthTexts.of(estimate, currency, figures),
                ErrorBar.of(estimate, axis, Tone.ofDifference(estimate.interval(), Direction.MORE_IS_BETTER)));
    }
}
