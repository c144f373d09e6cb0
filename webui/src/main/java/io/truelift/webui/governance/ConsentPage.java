package io.truelift.webui.governance;

import io.truelift.analysis.report.Reports;
import io.truelift.governance.privacy.ConsentReport;
import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.PurposeConsent;
import io.truelift.governance.privacy.ConsentReport.SegmentEffect;
import io.truelift.governance.privacy.ConsentReport.Step;
import io.truelift.governance.privacy.ConsentReport.Wave;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.LinesChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who agreed to what, how did that change, and what did it do to segments? */
@RequestScoped
@Named("consentPage")
public class ConsentPage {
    private static final String HERE = "/governance/consent.xhtml";
    private static final int AT_A_GLANCE = 12;

    private final Definitions questions;
    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private final Times times;
    private Optional<ConsentReport> report = Optional.empty();

    @Inject
    ConsentPage(Definitions questions, ReportStore reports, Request request, Figures figures, Times times) {
        this.questions = questions;
        this.reports = reports;
        this.request = request;
        this.figures = figures;
        this.times = times;
    }

    /** Does what a button asks for, or reads the newest report. */
    public void open() {
        if (request.posted("count").isPresent()) {
            questions.countConsent();
            request.goTo(HERE);
        } else if (request.posted("cancel").isPresent()) {
            questions.cancel(Kind.CONSENT, Reports.CONSENT);
            request.goTo(HERE);
        } else {
            report = reports.newest(Kind.CONSENT, Reports.CONSENT, ConsentReport.class);
        }
    }

    /** The newest report; absent where nothing was counted yet. */
    public Optional<ConsentReport> report() {
        return report;
    }

    public Optional<Status> standing() {
        return questions.standing(Kind.CONSENT, Reports.CONSENT);
    }

    public boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
    }

    /** The purpose whose periods are shown: the one that the address names, else the first. */
    public Optional<PurposeConsent> chosen() {
        return known().stream()
                .filter(purpose -> purpose.purpose().equals(request.text("purpose")))
                .findFirst()
                .or(() -> known().stream().findFirst());
    }

    public List<Choice> choices() {
        return chosen().map(chosen -> Choice.among(known(), chosen, PurposeConsent::purpose, PurposeConsent::title))
                .orElse(List.of());
    }

    /** Periods of the chosen purpose, the newest first. */
    public List<Period> periods() {
        return chosen().map(purpose -> purpose.periods().reversed()).orElse(List.of());
    }

    /** The newest periods, as many as are read at a glance. */
    public List<Period> newest() {
        return periods().stream().limit(AT_A_GLANCE).toList();
    }

    public List<Period> earlier() {
        return periods().stream().skip(AT_A_GLANCE).toList();
    }

    /** Customers who said neither yes nor no. */
    public long silent(PurposeConsent purpose) {
        return Math.max(0, report.map(ConsentReport::customers).orElse(0L) - purpose.agreed() - purpose.refused());
    }

    /** Waves of the purpose that the address names, or all. */
    public List<Wave> waves() {
        String asked = request.text("purpose");
        return report.map(ConsentReport::waves).orElse(List.of()).stream()
                .filter(wave -> asked.isEmpty() || wave.purpose().equals(asked))
                .toList();
    }

    /** Such as "Week of 16 Feb 2026" or "Feb 2026". */
    public String period(Period period) {
        return isByWeek()
                ? "Week of "
                        + times.day(period.from().atStartOfDay(ZoneOffset.UTC).toInstant())
                : times.month(period.from().toString());
    }

    /** How much smaller or larger the segment was after the wave, such as {@code −28.6%}. */
    public String change(SegmentEffect effect) {
        return effect.before() == 0
                ? "\u2013"
                : figures.lift((double) (effect.after() - effect.before()) / effect.before());
    }

    /** The word for a period. */
    public String step() {
        return isByWeek() ? "week" : "month";
    }

    private boolean isByWeek() {
        return report.map(ConsentReport::step).filter(Step.WEEK::equals).isPresent();
    }

    private List<PurposeConsent> known() {
        return report.map(ConsentReport::purposes).orElse(List.of());
    }

    /** The share of today's customers who agreed, a line per purpose; absent where nobody ever spoke. */
    public Optional<Chart> chart() {
        List<LocalDate> steps = known().stream()
                .flatMap(purpose -> purpose.periods().stream())
                .map(Period::from)
                .distinct()
                .sorted()
                .toList();
        long customers = report.map(ConsentReport::customers).orElse(0L);
        if (steps.isEmpty() || customers == 0) {
            return Optional.empty();
        }
        List<LinesChart.Line> lines = known().stream()
                .filter(purpose -> !purpose.periods().isEmpty())
                .sorted(Comparator.comparingLong(PurposeConsent::agreed).reversed())
                .map(purpose -> new LinesChart.Line(
                        purpose.title(),
                        steps.stream()
                                .map(from -> point(purpose, from, customers))
                                .toList()))
                .toList();
        return Optional.of(LinesChart.ofShares(
                "Customers who agreed",
                steps.stream()
                        .map(from -> isByWeek() ? times.week(from.toString()) : times.month(from.toString()))
                        .toList(),
                lines,
                Optional.empty()));
    }

    private LinesChart.Point point(PurposeConsent purpose, LocalDate from, long customers) {
        Optional<Period> found = purpose.periods().stream()
                .filter(period -> period.from().equals(from))
                .findFirst();
        return new LinesChart.Point(
                found.map(period -> (double) period.agreedAtEnd() / customers),
                found.map(period -> "%s, %s: %s, %s customers"
                                .formatted(
                                        purpose.title(),
                                        period(period),
                                        figures.share(period.agreedAtEnd(), customers),
                                        figures.count(period.agreedAtEnd())))
                        .orElse(""));
    }
}
