package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.Portfolio;
import io.truelift.analysis.portfolio.Portfolio.Durations;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.analysis.portfolio.ShippedWorth;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What do all experiments come to, and can the sum be believed? */
@RequestScoped
@Named("portfolioPage")
public class PortfolioPage {
    private final ExperimentList list;
    private final Figures figures;
    private final Times times;

    @Inject
    PortfolioPage(ExperimentList list, Figures figures, Times times) {
        this.list = list;
        this.figures = figures;
        this.times = times;
    }

    /** What the listed experiments come to. */
    public List<KpiTile> tiles() {
        Portfolio portfolio = list.listed();
        List<KpiTile> tiles = new ArrayList<>(shipped(portfolio, "Shipped", figures));
        tiles.add(winRate(portfolio, figures));
        tiles.add(durations(portfolio, figures));
        return tiles;
    }

    /** A tile for each currency; one that says why where nothing was shipped that has a worth. */
    static List<KpiTile> shipped(Portfolio portfolio, String label, Figures figures) {
        long without = portfolio.shippedWithoutWorth();
        String rest = without == 0 ? "" : "; %s without a figure".formatted(figures.count(without));
        List<ShippedWorth> sums = portfolio.shipped();
        if (sums.isEmpty()) {
            return List.of(new KpiTile(
                    label,
                    "\u2013",
                    without == 0
                            ? "Nothing has been shipped yet"
                            : "%s shipped, none with a figure".formatted(figures.count(without)),
                    ""));
        }
        return sums.stream()
                .map(sum -> {
                    WorthTexts texts = WorthTexts.of(sum, figures);
                    String experiments =
                            sum.experiments() == 1 ? "1 experiment" : figures.count(sum.experiments()) + " experiments";
                    return new KpiTile(
                            label,
                            texts.value(),
                            "per year, %s; %s%s".formatted(texts.range(), experiments, rest),
                            texts.tone());
                })
                .toList();
    }

    static KpiTile winRate(Portfolio portfolio, Figures figures) {
        return portfolio
                .winRate()
                .map(rate -> new KpiTile(
                        "Win rate",
                        figures.value(rate.share(), FigureScale.PERCENT),
                        "%s of %s with an answer won; %s"
                                .formatted(
                                        figures.count(rate.won()),
                                        figures.count(rate.answered()),
                                        figures.range(rate.share(), FigureScale.PERCENT)),
                        ""))
                .orElse(new KpiTile("Win rate", "\u2013", "None has an answer yet", ""));
    }

    private static KpiTile durations(Portfolio portfolio, Figures figures) {
        return portfolio
                .durations()
                .map(days -> new KpiTile("How long they take", days(days.median(), figures), took(days, figures), ""))
                .orElse(new KpiTile("How long they take", "\u2013", "None has ended yet", ""));
    }

    private static String took(Durations days, Figures figures) {
        return days.experiments() == 1
                ? "one has ended"
                : "the middle of %s that ended; half took %s to %s"
                        .formatted(
                                figures.count(days.experiments()),
                                figures.count(days.lower()),
                                days(days.upper(), figures));
    }

    private static String days(long days, Figures figures) {
        return figures.count(days) + (days == 1 ? "\u00a0day" : "\u00a0days");
    }

    /** The sum of everything shipped against the global holdout, whatever is filtered; absent without a holdout that measured. */
    public Optional<SumCheck> sumCheck() {
        return list.all().holdout().map(check -> SumCheck.of(check, figures, times));
    }

    /** Why no holdout checks the sum; empty where one does. */
    public String unchecked() {
        Portfolio all = list.all();
        if (all.holdout().isPresent()) {
            return "";
        }
        Optional<PortfolioEntry> silent = all.holdouts().stream().findFirst();
        return silent.map(holdout -> "%s says nothing of worth. %s"
                        .formatted(
                                holdout.summary().title(),
                                WorthTexts.reason(holdout.summary().worth())))
                .orElse(
                        "No holdout checks the sum. Keep a small share of customers out of everything, as an experiment of the design holdout with a metric that is money.");
    }
}
