package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.ExperimentSummary;
import io.truelift.analysis.portfolio.Portfolio;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.format.Words;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Paging;
import io.truelift.webui.page.Request;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which experiments are there, and what did they find? */
@RequestScoped
@Named("experimentList")
public class ExperimentList {
    private static final int ON_THE_OVERVIEW = 6;
    private static final int ON_A_PAGE = 25;

    private final PortfolioCache cache;
    private final Request request;
    private final Words words;
    private final Figures figures;
    private final Times times;
    private Portfolio all = new Portfolio(List.of());
    private Portfolio listed = all;
    private List<PortfolioRow> rows = List.of();

    @Inject
    ExperimentList(PortfolioCache cache, Request request, Words words, Figures figures, Times times) {
        this.cache = cache;
        this.request = request;
        this.words = words;
        this.figures = figures;
        this.times = times;
    }

    @PostConstruct
    void read() {
        all = new Portfolio(cache.current().entries().stream()
                .sorted(PortfolioOrder.NEWEST.comparator())
                .toList());
        Portfolio asked = all.only(this::isAskedFor);
        listed = new Portfolio(asked.entries().stream()
                .sorted(PortfolioOrder.of(request.text("sort")).comparator())
                .toList());
        rows = PortfolioRow.of(paging().rows(), figures, times);
    }

    private boolean isAskedFor(PortfolioEntry entry) {
        ExperimentSummary summary = entry.summary();
        return request.parameter("team")
                        .filter(team -> !team.equals(summary.owner()))
                        .isEmpty()
                && request.parameter("outcome")
                        .filter(outcome -> !outcome.equals(summary.outcome().name()))
                        .isEmpty()
                && request.parameter("quarter")
                        .filter(quarter -> !Quarter.of(entry).value().equals(quarter))
                        .isEmpty();
    }

    /** Whether there is any report, asked for or not. */
    public boolean hasReports() {
        return !all.entries().isEmpty();
    }

    /** The teams that own experiments, to choose from. */
    public List<Choice> teams() {
        return Choice.among(
                Stream.concat(
                                Stream.of(""),
                                all.entries().stream()
                                        .map(entry -> entry.summary().owner())
                                        .distinct()
                                        .sorted())
                        .toList(),
                request.text("team"),
                team -> team,
                team -> team.isEmpty() ? "every team" : team);
    }

    /** How experiments ended, to choose from. */
    public List<Choice> outcomes() {
        return Choice.among(
                Stream.concat(Stream.of(""), Stream.of(Outcome.values()).map(Outcome::name))
                        .toList(),
                request.text("outcome"),
                outcome -> outcome,
                outcome -> outcome.isEmpty() ? "every outcome" : words.outcome(Outcome.valueOf(outcome)));
    }

    /** Quarters in which experiments ended, the latest first, to choose from. */
    public List<Choice> quarters() {
        List<Quarter> ended = all.entries().stream()
                .map(Quarter::of)
                .distinct()
                .sorted(Comparator.comparing(Quarter::value).reversed())
                .toList();
        return Choice.among(
                Stream.concat(Stream.of(Quarter.EVERY), ended.stream()).toList(),
                ended.stream()
                        .filter(quarter -> quarter.value().equals(request.text("quarter")))
                        .findFirst()
                        .orElse(Quarter.EVERY),
                Quarter::value,
                Quarter::label);
    }

    public List<Choice> orders() {
        return Choice.among(
                List.of(PortfolioOrder.values()),
                PortfolioOrder.of(request.text("sort")),
                PortfolioOrder::value,
                PortfolioOrder::label);
    }

    /** Every experiment, asked for or not, the newest first. */
    public Portfolio all() {
        return all;
    }

    /** The experiments that the address asks for, in its order. */
    public Portfolio listed() {
        return listed;
    }

    public Paging<PortfolioEntry> paging() {
        return Paging.of(listed.entries(), ON_A_PAGE, request);
    }

    /** Those of the page that the address asks for. */
    public List<PortfolioRow> rows() {
        return rows;
    }

    /** The experiments that were analysed last, six at most. */
    public List<PortfolioRow> newest() {
        return PortfolioRow.of(listed.entries().stream().limit(ON_THE_OVERVIEW).toList(), figures, times);
    }

    /** How many experiments ended how, the most telling outcomes first. */
    public String tally() {
        return String.join(
                " \u00b7 ",
                listed.outcomes().entrySet().stream()
                        .map(count -> figures.count(count.getValue()) + "\u00a0"
                                + words.outcome(count.getKey()).toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** When the newest of the listed reports was made; absent where there is none. */
    Optional<PortfolioEntry> newestListed() {
        return listed.entries().stream()
                .max(Comparator.comparing(entry -> entry.summary().analysedAt()));
    }
}
