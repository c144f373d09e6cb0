package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.util.List;

/**
 * Who is counted, and who is not, every figure formatted.
 *
 * @param groups the variants, the control first
 * @param leftOut who is not counted, by reason
 */
public record PeopleView(List<Group> groups, List<LeftOut> leftOut) {

    /**
     * @param title the variant in words
     * @param plannedShare share of the customers that was planned
     * @param customers its customers
     * @param share their share of all that are counted
     */
    public record Group(String title, String plannedShare, String customers, String share) {}

    /**
     * @param customers how many
     * @param reason why, going on from "because they"
     */
    public record LeftOut(String customers, String reason) {}

    static PeopleView of(ExperimentReport report, Figures figures) {
        Population population = report.population();
        return new PeopleView(
                population.arms().stream()
                        .map(arm -> group(arm, population.units(), figures))
                        .toList(),
                population.leftOut().stream()
                        .map(left -> new LeftOut(figures.count(left.units()), left.reason()))
                        .toList());
    }

    private static Group group(Arm arm, long all, Figures figures) {
        double share = all == 0 ? 0 : (double) arm.units() / all;
        return new Group(
                arm.title(),
                figures.plain(arm.plannedShare(), FigureScale.PERCENT),
                figures.count(arm.units()),
                figures.plain(share, FigureScale.PERCENT));
    }
}
