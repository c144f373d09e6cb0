package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.portfolio.ExperimentSummary;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How content are customers? */
@RequestScoped
@Named("satisfactionPage")
public class SatisfactionPage {
    private static final int MOST_EXPERIMENTS = 10;

    private final ReportStore reports;
    private final PortfolioCache portfolio;
    private final Figures figures;
    private final Times times;
    private Optional<SatisfactionReport> report = Optional.empty();
    private @Nullable List<SurveyView> views;
    private @Nullable List<SurveyExperiment> experiments;

    @Inject
    SatisfactionPage(ReportStore reports, PortfolioCache portfolio, Figures figures, Times times) {
        this.reports = reports;
        this.portfolio = portfolio;
        this.figures = figures;
        this.times = times;
    }

    @PostConstruct
    void read() {
        report = reports.newestOfEach(Kind.SATISFACTION, SatisfactionReport.class).stream()
                .max(Comparator.comparing(SatisfactionReport::computedAt));
    }

    public Optional<SatisfactionReport> report() {
        return report;
    }

    /** The questions that have answers first. */
    public List<QuestionResult> questions() {
        return report.map(SatisfactionReport::questions).orElse(List.of()).stream()
                .sorted(Comparator.comparing(
                        (QuestionResult question) -> question.total().isEmpty()))
                .toList();
    }

    /** Questions that have a score to show. */
    public List<QuestionResult> scored() {
        return questions().stream()
                .filter(question -> question.total().isPresent())
                .toList();
    }

    public String value(QuestionResult question) {
        return question.total()
                .map(score -> new SurveyTexts(question, figures).value(score))
                .orElse("\u2013");
    }

    public String range(QuestionResult question) {
        return question.total()
                .map(score -> new SurveyTexts(question, figures).range(score))
                .orElse("fewer than %d answers so far".formatted(question.more().leastAnswers()));
    }

    /** The questions as the page shows them, in the order of {@link #questions()}. */
    public List<SurveyView> views() {
        if (views == null) {
            views = questions().stream()
                    .map(question -> SurveyView.of(question, figures, times))
                    .toList();
        }
        return views;
    }

    /** Experiments that asked their customers, the newest first; ten at most, for each is read whole. */
    public List<SurveyExperiment> experiments() {
        if (experiments == null) {
            experiments = asking().stream()
                    .limit(MOST_EXPERIMENTS)
                    .flatMap(summary -> reports
                            .version(Kind.EXPERIMENT, summary.experiment(), summary.reportId(), ExperimentReport.class)
                            .stream())
                    .flatMap(report -> SurveyExperiment.of(report, figures).stream())
                    .toList();
        }
        return experiments;
    }

    /** How many experiments there are beyond those that are shown. */
    public int moreExperiments() {
        return Math.max(0, asking().size() - MOST_EXPERIMENTS);
    }

    private List<ExperimentSummary> asking() {
        return portfolio.current().entries().stream()
                .map(PortfolioEntry::summary)
                .filter(ExperimentSummary::asksCustomers)
                .sorted(Comparator.comparing(ExperimentSummary::analysedAt)
                        .reversed()
                        .thenComparing(ExperimentSummary::title))
                .toList();
    }
}
