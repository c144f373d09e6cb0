package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.Portfolio;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What won, how sure are we, and what is it worth? */
@RequestScoped
@Named("executiveHome")
public class ExecutiveHome {
    private static final int MOST = 5;

    private final ExperimentList list;
    private final AttributionPage attribution;
    private final Figures figures;
    private final Times times;
    private final Clock clock = Clock.systemUTC();

    @Inject
    ExecutiveHome(ExperimentList list, AttributionPage attribution, Figures figures, Times times) {
        this.list = list;
        this.attribution = attribution;
        this.figures = figures;
        this.times = times;
    }

    /**
     * @param label what it is of
     * @param value the figure
     * @param range its interval, and what else is to be known
     */
    public record Line(String label, String value, String range) {}

    public List<KpiTile> tiles() {
        Portfolio all = list.all();
        Year year = Year.now(clock.withZone(times.zone()));
        List<KpiTile> tiles = new ArrayList<>(
                PortfolioPage.shipped(all.shippedIn(year, times.zone()), "Shipped in %s".formatted(year), figures));
        tiles.add(PortfolioPage.winRate(all, figures));
        Portfolio running = all.only(PortfolioEntry::isRunning);
        long doubtful =
                running.entries().stream().filter(PortfolioEntry::hasProblem).count();
        tiles.add(new KpiTile(
                "Running now",
                figures.count(running.entries().size()),
                doubtful == 0
                        ? "no problem with their data"
                        : "%s with a problem in the data".formatted(figures.count(doubtful)),
                ""));
        long waiting = all.only(PortfolioEntry::needsDecision).entries().size();
        tiles.add(new KpiTile(
                "Wait for a decision",
                figures.count(waiting),
                waiting == 0 ? "every answer is decided on" : "have an answer and no decision",
                ""));
        return tiles;
    }

    /** Experiments that have an answer on which nobody has decided, the oldest answer first; five at most. */
    public List<PortfolioRow> waiting() {
        List<PortfolioEntry> waiting = list.all().only(PortfolioEntry::needsDecision).entries().stream()
                .sorted(Comparator.comparing(entry -> entry.summary().analysedAt()))
                .limit(MOST)
                .toList();
        return PortfolioRow.of(waiting, figures, times);
    }

    /** The newest reports with an answer that are not waiting; five at most. */
    public List<PortfolioRow> verdicts() {
        return PortfolioRow.of(
                list.all().only(entry -> !entry.needsDecision()).entries().stream()
                        .limit(MOST)
                        .toList(),
                figures,
                times);
    }

    /** What marketing does for conversions, in a line; absent where no journeys were credited. */
    public Optional<Line> channels() {
        return attribution.source().map(source -> {
            ModelCredit leading = attribution.leading(source);
            return AttributionView.calibrated(source, leading)
                    .map(credit -> caused(source, credit))
                    .orElseGet(() -> claimed(source, leading));
        });
    }

    private Line caused(Source source, CalibratedCredit credit) {
        double all = source.conversions();
        Interval baseline = credit.baselineInterval();
        Estimate share = new Estimate(
                (all - credit.baseline().doubleValue()) / all,
                new Interval((all - baseline.high()) / all, (all - baseline.low()) / all, baseline.level()));
        return new Line(
                "Conversions that channels caused",
                figures.value(share, FigureScale.PERCENT),
                "%s, of %s conversions; scaled to experiments"
                        .formatted(figures.range(share, FigureScale.PERCENT), figures.count(source.conversions())));
    }

    private Line claimed(Source source, ModelCredit leading) {
        ChannelCredit first = leading.channels().stream()
                .max(Comparator.comparingDouble(ChannelCredit::conversions))
                .orElseThrow();
        double all = source.conversions();
        double share = first.conversions() / all;
        String range = first.interval()
                .map(interval -> figures.range(
                                new Estimate(
                                        share,
                                        new Interval(interval.low() / all, interval.high() / all, interval.level())),
                                FigureScale.PERCENT)
                        + ", ")
                .orElse("without an interval, ");
        return new Line(
                "Conversions credited to " + first.channel(),
                figures.ratio(first.conversions(), all),
                "%sby %s; not measured by an experiment".formatted(range, leading.title()));
    }
}
