package io.truelift.webui.executive;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Course;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.Step;
import io.truelift.statistics.Comparison;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.Exports;
import io.truelift.webui.export.Table;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Tables of the version of a report that the address names. */
@RequestScoped
public class ReportExports implements Exports {
    private final ReportShelf shelf;

    @Inject
    ReportExports(ReportShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Page page() {
        return Page.EXPERIMENT;
    }

    @Override
    public Optional<Table> table(String name) {
        return name.equals("course") ? shelf.asked().flatMap(kept -> course(kept.report())) : Optional.empty();
    }

    private record Row(Step step, Lift lift) {}

    private static Optional<Table> course(ExperimentReport report) {
        List<Row> rows = report.course().map(Course::steps).orElse(List.of()).stream()
                .flatMap(step -> step.lifts().stream().map(lift -> new Row(step, lift)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Table.of("Over time " + report.experiment(), report.analysedAt(), rows, new Columns<Row>()
                        .text("Until", row -> row.step().until().toString())
                        .number("Customers", row -> row.step().units())
                        .text("Metric", row -> report.metrics().getFirst().title())
                        .text("Variant", row -> Variants.title(report, row.lift().variant()))
                        .estimate("Difference", row -> Variants.effect(row.lift()).map(Comparison.Effect::absolute))
                        .estimate("Lift", row -> Variants.effect(row.lift()).flatMap(Comparison.Effect::relative))));
    }
}
