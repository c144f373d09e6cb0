package io.truelift.webui.executive;

import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.portfolio.ExperimentSummary;
import io.truelift.analysis.portfolio.ExperimentSummary.Leading;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.analysis.portfolio.Worth;
import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.format.Words;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** The newest reports of the experiments that the address asks for as a file, in its order. */
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
    public Optional<ExportTable> table(String name) {
        return name.equals("experiments") ? experiments() : Optional.empty();
    }

    private Optional<ExportTable> experiments() {
        return list.newestListed()
                .map(newest -> ExportTable.of(
                        "Experiments",
                        newest.summary().analysedAt(),
                        list.listed().entries(),
                        columns()));
    }

    private Columns<PortfolioEntry> columns() {
        return new Columns<PortfolioEntry>()
                .text("Experiment", of(ExperimentSummary::experiment))
                .text("Title", of(ExperimentSummary::title))
                .text("Owner", of(ExperimentSummary::owner))
                .text("Design", entry -> words.design(entry.summary().design()))
                .text("Verdict", entry -> words.outcome(entry.summary().outcome()))
                .text("Verdict in a sentence", of(ExperimentSummary::sentence))
                .number("Customers", of(ExperimentSummary::units))
                .text("Primary metric", ofLeading(Leading::metric))
                .text("Unit", ofLeading(Leading::unit))
                .text("Variant", ofLeading(Leading::variant))
                .estimate("Difference", entry -> entry.summary().leading().map(Leading::absolute))
                .estimate("Lift", entry -> entry.summary().leading().flatMap(Leading::relative))
                .numberIfKnown("p-value", entry -> entry.summary().leading().map(Leading::pValue))
                .numberIfKnown(
                        "p-value, corrected", entry -> entry.summary().leading().flatMap(Leading::corrected))
                .text("Currency", entry -> worth(entry).map(PerYear::currency).orElse(""))
                .estimate("Worth per year", entry -> worth(entry).map(PerYear::value))
                .text("Worth is of", entry -> worth(entry).map(PerYear::metric).orElse(""))
                .numberIfKnown(
                        "Customers per year", entry -> worth(entry).map(known -> Math.round(known.customersPerYear())))
                .text(
                        "Why there is no worth",
                        entry -> WorthTexts.reason(entry.summary().worth()))
                .text("Decision", ofDecision(decision -> words.choice(decision.choice())))
                .text("Decided by", ofDecision(ExperimentDecision::person))
                .text("Reason", ofDecision(ExperimentDecision::reason))
                .momentIfKnown("Decided", entry -> entry.decision().map(ExperimentDecision::at))
                .text(
                        "First customer on",
                        entry -> entry.summary()
                                .met()
                                .map(days -> days.first().toString())
                                .orElse(""))
                .text(
                        "Ended on",
                        entry -> entry.ended().map(LocalDate::toString).orElse(""))
                .numberIfKnown(
                        "Days",
                        entry -> entry.days().isPresent()
                                ? Optional.of(entry.days().getAsLong())
                                : Optional.empty())
                .moment("Analysed", of(ExperimentSummary::analysedAt));
    }

    private static <T> Function<PortfolioEntry, T> of(Function<ExperimentSummary, T> part) {
        return entry -> part.apply(entry.summary());
    }

    private static Function<PortfolioEntry, String> ofLeading(Function<Leading, String> text) {
        return entry -> entry.summary().leading().map(text).orElse("");
    }

    private static Function<PortfolioEntry, String> ofDecision(Function<ExperimentDecision, String> text) {
        return entry -> entry.decision().map(text).orElse("");
    }

    private static Optional<PerYear> worth(PortfolioEntry entry) {
        Worth worth = entry.summary().worth();
        return worth instanceof PerYear known ? Optional.of(known) : Optional.empty();
    }
}
