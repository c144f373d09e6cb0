package io.truelift.webui.executive;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Corrected;
import io.truelift.statistics.Comparison;
import io.truelift.webui.executive.Headline.Treatment;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.Exports;
import io.truelift.webui.export.Table;
import io.truelift.webui.format.Words;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The newest reports of the experiments that the address asks for as a file. */
@RequestScoped
public class ExperimentExports implements Exports {
    private final ExperimentList list;
    private final Words words;

    @Inject
    ExperimentExports(ExperimentList list, Words words) {
        this.list = list;
        this.words = words;
    }

    @Override
    public Page page() {
        return Page.EXPERIMENTS;
    }

    @Override
    public Optional<Table> table(String name) {
        return name.equals("experiments") ? experiments() : Optional.empty();
    }

    private Optional<Table> experiments() {
        List<ExperimentReport> listed = list.rows().stream().map(ExperimentList.Row::report).toList();
        return listed.stream().findFirst().map(newest -> Table.of("Experiments", newest.analysedAt(), listed, columns()));
    }

    private Columns<ExperimentReport> columns() {
        return new Columns<ExperimentReport>()
                .text("Experiment", ExperimentReport::experiment)
                .text("Title", ExperimentReport::title)
                .text("Owner", ExperimentReport::owner)
                .text("Design", report -> words.design(report.plan().design()))
                .text("Verdict", report -> words.outcome(report.verdict().outcome()))
                .text("Verdict in a sentence", report -> report.verdict().sentence())
                .number("Customers", report -> report.arms().stream().mapToLong(ExperimentReport.Arm::units).sum())
                .text("Primary metric", ofTreatment(treatment -> treatment.primary().title()))
                .text("Unit", ofTreatment(treatment -> treatment.primary().unit()))
                .text("Variant", report -> Headline.treatment(report).map(treatment -> Variants.title(report, treatment.lift().variant())).orElse(""))
                .estimate("Difference", report -> effect(report).map(Comparison.Effect::absolute))
                .estimate("Lift", report -> effect(report).flatMap(Comparison.Effect::relative))
                .numberIfKnown("p-value", report -> effect(report).map(Comparison.Effect::pValue))
                .numberIfKnown("p-value, corrected", report -> Headline.treatment(report).flatMap(treatment -> treatment.lift().more().corrected()).map(Corrected::pValue))
                .moment("Analysed", ExperimentReport::analysedAt);
    }

    private static Function<ExperimentReport, String> ofTreatment(Function<Treatment, String> text) {
        return report -> Headline.treatment(report).map(text).orElse("");
    }

    private static Optional<Comparison.Effect> effect(ExperimentReport report) {
        return Headline.treatment(report).map(Treatment::effect);
    }
}
