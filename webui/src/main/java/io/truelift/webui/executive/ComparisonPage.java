package io.truelift.webui.executive;

import io.truelift.analysis.experiment.ReportChanges;
import io.truelift.analysis.experiment.ReportChanges.Changes;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.format.Words;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What changed between two versions of a report, and what stayed? */
@RequestScoped
@Named("comparisonPage")
public class ComparisonPage {
    private static final String MISSING = "\u2013";

    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private final Words words;
    private final Times times;
    private String title = "";
    private List<Row> rows = List.of();
    private Changes changes = new Changes(List.of(), List.of());

    @Inject
    ComparisonPage(ReportStore reports, Request request, Figures figures, Words words, Times times) {
        this.reports = reports;
        this.request = request;
        this.figures = figures;
        this.words = words;
        this.times = times;
    }

    /**
     * Something that both versions say, or one of them.
     *
     * @param what what it is
     * @param before what the earlier version says; a dash where it says nothing
     * @param after what the later version says
     */
    public record Row(String what, String before, String after) {

        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    /** Finds both versions that the address names. */
    public void open() {
        Optional<ExperimentReport> before = report("from");
        Optional<ExperimentReport> after = report("to");
        if (before.isEmpty() || after.isEmpty()) {
            request.notFound();
            return;
        }
        title = after.get().experiment().title();
        changes = ReportChanges.between(before.get(), after.get());
        Map<String, String> one = facts(before.get());
        Map<String, String> other = facts(after.get());
        Set<String> all = new LinkedHashSet<>(other.keySet());
        all.addAll(one.keySet());
        rows = all.stream()
                .map(what -> new Row(what, one.getOrDefault(what, MISSING), other.getOrDefault(what, MISSING)))
                .toList();
    }

    public String title() {
        return title;
    }

    /** What changed, in words. */
    public Changes changes() {
        return changes;
    }

    public List<Row> rows() {
        return rows;
    }

    /** How much of it changed, in a sentence. */
    public String summary() {
        List<String> changed = new ArrayList<>();
        rows.stream()
                .filter(Row::isChanged)
                .map(Row::what)
                .filter(what -> !what.equals("Analysed"))
                .forEach(changed::add);
        return changed.isEmpty()
                ? "Nothing changed but the time."
                : "%d of %d changed.".formatted(changed.size(), rows.size() - 1);
    }

    private Optional<ExperimentReport> report(String parameter) {
        return request.parameter(parameter)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(id -> reports.version(
                        Kind.EXPERIMENT, request.text("name"), Long.parseLong(id), ExperimentReport.class));
    }

    private Map<String, String> facts(ExperimentReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Analysed", times.moment(report.analysedAt()));
        facts.put("Verdict", words.outcome(report.verdict().outcome()));
        facts.put("In a sentence", report.verdict().sentence());
        for (Arm arm : report.population().arms()) {
            facts.put("Customers, " + arm.title(), figures.count(arm.units()));
        }
        for (MetricResult metric : report.metrics()) {
            for (Lift lift : metric.lifts()) {
                EffectTexts effect = EffectTexts.of(report, metric, lift, figures);
                String name = "%s, %s".formatted(metric.title(), VariantNames.title(report, lift.variant()));
                facts.put(
                        name + ": difference",
                        effect.differenceRange().isEmpty()
                                ? effect.difference()
                                : "%s (%s)".formatted(effect.difference(), effect.differenceRange()));
                facts.put(
                        name + ": lift",
                        effect.liftRange().isEmpty()
                                ? effect.lift()
                                : "%s (%s)".formatted(effect.lift(), effect.liftRange()));
            }
        }
        for (Check check : report.checks()) {
            facts.put("Check: " + check.name(), "%s. %s".formatted(words.finding(check.finding()), check.sentence()));
        }
        facts.put("When it may be concluded", report.plan().stopping());
        facts.put("Adjustment", report.plan().adjustment());
        facts.put("Several tests", report.plan().correction());
        facts.put("SHA-256 of the statement", report.receipt().sqlSha256());
        ReceiptView.snapshots(report.receipt())
                .forEach(snapshot -> facts.put("Snapshot of " + snapshot.table(), Long.toString(snapshot.id())));
        return facts;
    }
}
