package io.truelift.webui.executive;

import io.truelift.analysis.decision.DecisionLog;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.webui.document.PrintPalette;
import io.truelift.webui.document.ReportDocument;
import io.truelift.webui.document.ReportDocument.Fact;
import io.truelift.webui.document.ReportDocument.Figure;
import io.truelift.webui.document.ReportDocument.Grid;
import io.truelift.webui.document.ReportDocument.Picture;
import io.truelift.webui.document.ReportDocument.Verdict;
import io.truelift.webui.document.ReportDocument.Worth;
import io.truelift.webui.executive.RequestedReport.Kept;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.format.Words;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.AccountNames;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a version of a report into the words and figures in which it is handed on. */
@RequestScoped
class ReportWriter {
    private final DecisionLog log;
    private final Request request;
    private final AccountNames people;
    private final Figures figures;
    private final Words words;
    private final Times times;

    @Inject
    ReportWriter(DecisionLog log, Request request, AccountNames people, Figures figures, Words words, Times times) {
        this.log = log;
        this.request = request;
        this.people = people;
        this.figures = figures;
        this.words = words;
        this.times = times;
    }

    ReportDocument document(Kept kept) {
        ExperimentReport report = kept.report();
        boolean isCompared = report.plan().design().isRandomised();
        return new ReportDocument(
                report.experiment().title(),
                report.experiment().hypothesis(),
                "Version %d of %s"
                        .formatted(
                                kept.version().id(), times.moment(kept.version().madeAt())),
                request.address("/executive/experiment.xhtml?name=%s&version=%d"
                        .formatted(report.experiment().name(), kept.version().id())),
                new Verdict(
                        words.outcome(report.verdict().outcome()),
                        PrintPalette.ofStyle(words.tone(report.verdict().outcome())),
                        report.verdict().sentence()),
                facts(report),
                KpiTile.of(report, figures).stream()
                        .map(glance -> new Figure(
                                glance.label(), glance.value(), glance.note(), PrintPalette.ofStyle(glance.tone())))
                        .toList(),
                isCompared ? Optional.of(picture(report)) : Optional.empty(),
                isCompared ? Optional.of(worth(report)) : Optional.empty(),
                checks(report),
                report.metrics().stream().map(metric -> grid(report, metric)).toList(),
                report.population().leftOut().stream()
                        .map(left -> "%s %s.".formatted(figures.count(left.units()), left.reason()))
                        .toList(),
                log.of(report.experiment().name()).stream()
                        .map(decision -> decision(decision, kept))
                        .toList(),
                receipt(kept));
    }

    private List<Fact> facts(ExperimentReport report) {
        return List.of(
                new Fact("Customers", figures.count(report.population().units())),
                new Fact("Design", words.design(report.plan().design())),
                new Fact("Owner", report.experiment().owner()),
                new Fact("Analysed", times.moment(report.analysedAt())));
    }

    private Picture picture(ExperimentReport report) {
        String note = report.verdict().outcome() == Outcome.NOT_TRUSTED
                ? "For finding the fault only. Do not quote these figures."
                : "Point: the estimate. Bar: its interval. Coloured where it is clearly better or worse.";
        return new Picture(
                "Lift over the control (%s)"
                        .formatted(
                                VariantNames.title(report, report.experiment().control())),
                note,
                new LiftRows(report, figures).ofMetrics());
    }

    private Worth worth(ExperimentReport report) {
        WorthView worth = WorthView.of(report, figures);
        List<String> sentences = new ArrayList<>(worth.how());
        worth.texts()
                .ifPresent(
                        texts -> sentences.addFirst("To give everybody %s, for a year.".formatted(worth.treatment())));
        return new Worth(
                worth.texts()
                        .map(texts ->
                                "%s a year (%s interval %s)".formatted(texts.value(), texts.level(), texts.range()))
                        .orElse(""),
                PrintPalette.ofStyle(worth.texts().map(WorthTexts::tone).orElse("")),
                sentences);
    }

    private List<ReportDocument.Check> checks(ExperimentReport report) {
        return TrustView.worstFirst(report.checks()).stream()
                .map(check -> new ReportDocument.Check(
                        check.name(),
                        words.finding(check.finding()),
                        PrintPalette.ofStyle(words.toneOf(check.finding())),
                        check.sentence()))
                .toList();
    }

    private Grid grid(ExperimentReport report, MetricResult metric) {
        MetricTable table = MetricTable.of(report, metric, figures);
        List<String> header = new ArrayList<>(
                List.of(table.isCompared() ? "Variant" : "Group", "Customers", words.figure(metric.kind())));
        if (table.isCompared()) {
            header.addAll(List.of("Difference", "Lift", "p-value"));
        }
        String margins = table.remarks().stream()
                .filter(remark -> remark.finding().isPresent())
                .map(remark -> ". " + remark.text().replaceFirst("\\.$", ""))
                .collect(Collectors.joining());
        String note = "%s, %s%s%s"
                .formatted(
                        words.role(metric.role()).toLowerCase(Locale.ROOT),
                        metric.increaseIsGood() ? "more is better" : "less is better",
                        table.unitNote(),
                        margins);
        return new Grid(
                metric.title(),
                note,
                header,
                table.rows().stream().map(row -> cells(row, table.isCompared())).toList());
    }

    private static List<String> cells(MetricTable.Row row, boolean isCompared) {
        EffectTexts effect = row.effect();
        List<String> cells = new ArrayList<>(List.of(
                lines(row.variant(), row.remark()),
                row.units(),
                lines(
                        row.mean(),
                        row.denominator().isEmpty() ? "" : "%s / %s".formatted(row.sum(), row.denominator()))));
        if (isCompared) {
            cells.addAll(List.of(
                    lines(effect.difference(), effect.differenceRange()),
                    lines(effect.lift(), effect.liftRange()),
                    lines(effect.pValue(), effect.corrected().isEmpty() ? "" : "corrected " + effect.corrected())));
        }
        return cells;
    }

    private static String lines(String first, String second) {
        return second.isEmpty() ? first : first + "\n" + second;
    }

    private String decision(ExperimentDecision decision, Kept kept) {
        String about = decision.reportId() == kept.version().id()
                ? "on this version"
                : "on version %d".formatted(decision.reportId());
        return "%s: %s (%s, %s, %s)"
                .formatted(
                        words.choice(decision.choice()),
                        decision.reason(),
                        people.title(decision.person()),
                        times.moment(decision.at()),
                        about);
    }

    private List<Fact> receipt(Kept kept) {
        ExperimentReport report = kept.report();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(
                        "Report",
                        "%s, version %d"
                                .formatted(
                                        report.experiment().name(),
                                        kept.version().id())),
                new Fact(
                        "Counted",
                        "customers who granted the purpose "
                                + report.experiment().purpose()),
                new Fact("Asked by", report.receipt().person()),
                new Fact("SHA-256 of the statement", report.receipt().sqlSha256())));
        ReceiptView.snapshots(report.receipt())
                .forEach(snapshot -> facts.add(new Fact(snapshot.table(), "snapshot " + snapshot.id())));
        facts.add(new Fact("Statement", "on the page of this version, under \u201cHow it was done\u201d"));
        return facts;
    }
}
