package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Step;
import io.truelift.statistics.Comparison;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.format.Words;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Tables of the version of a report that the address names. */
@RequestScoped
public class ReportExports implements Exports {
    private final RequestedReport cache;
    private final Words words;

    @Inject
    ReportExports(RequestedReport cache, Words words) {
        this.cache = cache;
        this.words = words;
    }

    @Override
    public Page page() {
        return Page.EXPERIMENT;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return cache.asked().flatMap(kept -> switch (name) {
            case "metrics" -> Optional.of(metrics(kept.report()));
            case "course" -> course(kept.report());
            default -> Optional.empty();
        });
    }

    private record Value(MetricResult metric, ArmValue arm) {

        Optional<Lift> lift() {
            return VariantNames.lift(metric, arm.variant());
        }

        Optional<Comparison.Effect> effect() {
            return lift().flatMap(VariantNames::effect);
        }
    }

    /** A row for each variant on each metric. */
    private ExportTable metrics(ExperimentReport report) {
        List<Value> values = report.metrics().stream()
                .flatMap(metric -> metric.arms().stream().map(arm -> new Value(metric, arm)))
                .toList();
        return ExportTable.of(
                "Metrics " + report.experiment().name(),
                report.analysedAt(),
                values,
                new Columns<Value>()
                        .text("Metric", value -> value.metric().title())
                        .text("Role", value -> words.role(value.metric().role()))
                        .text("Unit", value -> value.metric().unit())
                        .text(
                                "Variant",
                                value -> VariantNames.title(report, value.arm().variant()))
                        .number("Customers", value -> value.arm().units())
                        .number("Sum", value -> value.arm().sum())
                        .numberIfKnown("Denominator", value -> value.arm().denominator())
                        .numberIfKnown(
                                "Figure",
                                value -> Optional.of(value.arm().mean()).filter(Double::isFinite))
                        .estimate("Difference", value -> value.effect().map(Comparison.Effect::absolute))
                        .estimate("Lift", value -> value.effect().flatMap(Comparison.Effect::relative))
                        .numberIfKnown("p-value", value -> value.effect().map(Comparison.Effect::pValue))
                        .numberIfKnown(
                                "p-value, corrected",
                                value -> value.lift()
                                        .flatMap(lift -> lift.more().corrected())
                                        .map(Corrected::pValue))
                        .text(
                                "Why there is no comparison",
                                value -> value.lift().map(MetricTable::remark).orElse("")));
    }

    private record Row(Step step, Lift lift) {}

    private static Optional<ExportTable> course(ExperimentReport report) {
        List<Row> rows = report.course().map(Course::steps).orElse(List.of()).stream()
                .flatMap(step -> step.lifts().stream().map(lift -> new Row(step, lift)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(ExportTable.of(
                        "Over time " + report.experiment().name(),
                        report.analysedAt(),
                        rows,
                        new Columns<Row>()
                                .text("Until", row -> row.step().until().toString())
                                .number("Customers", row -> row.step().units())
                                .text(
                                        "Metric",
                                        row -> report.metrics().getFirst().title())
                                .text(
                                        "Variant",
                                        row -> VariantNames.title(
                                                report, row.lift().variant()))
                                .estimate(
                                        "Difference",
                                        row -> VariantNames.effect(row.lift()).map(Comparison.Effect::absolute))
                                .estimate(
                                        "Lift",
                                        row -> VariantNames.effect(row.lift()).flatMap(Comparison.Effect::relative))));
    }
}
