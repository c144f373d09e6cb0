package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.ComparisonChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Request;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which channels bring conversions, and how far do the models agree? */
@RequestScoped
@Named("attributionPage")
public class AttributionPage {
    private static final List<String> MOST_TRUSTED_FIRST = List.of("markov", "linear", "last", "first");

    /** One colour each; the table below the chart has every model. */
    private static final List<String> IN_THE_CHART = List.of("first", "last", "linear", "time-decay", "markov", "shapley");

    private static final int ON_THE_OVERVIEW = 8;

    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private Optional<AttributionReport> report = Optional.empty();

    @Inject
    AttributionPage(ReportStore reports, Request request, Figures figures) {
        this.reports = reports;
        this.request = request;
        this.figures = figures;
    }

    @PostConstruct
    void read() {
        report = reports.newestOfEach(Kind.ATTRIBUTION, AttributionReport.class).stream()
                .max(Comparator.comparing(AttributionReport::computedAt));
    }

    public Optional<AttributionReport> report() {
        return report;
    }

    public List<Source> sources() {
        return report.map(AttributionReport::sources).orElse(List.of());
    }

    /** The source that the address names, else the first. */
    public Optional<Source> source() {
        String asked = request.text("source");
        return sources().stream().filter(source -> source.name().equals(asked)).findFirst().or(() -> sources().stream().findFirst());
    }

    /**
     * A channel with what each model credits to it.
     *
     * @param name the channel
     * @param credits in the order of the source's models
     */
    public record Channel(String name, List<ChannelCredit> credits) {
        public Channel {
            credits = List.copyOf(credits);
        }
    }

    /** Channels of the source, the one with most credit under the most trusted model first. */
    public List<Channel> channels(Source source) {
        ModelCredit leading = leading(source);
        return leading.channels().stream()
                .sorted(Comparator.comparingDouble(ChannelCredit::conversions).reversed())
                .map(credit -> new Channel(credit.channel(), source.models().stream().map(model -> credit(model, credit.channel())).toList()))
                .toList();
    }

    /** The model that the order of channels follows. */
    public ModelCredit leading(Source source) {
        return MOST_TRUSTED_FIRST.stream()
                .flatMap(name -> source.models().stream().filter(model -> model.model().equals(name)))
                .findFirst()
                .orElseGet(() -> source.models().getFirst());
    }

    /** Credit of the leading model, the most first, eight channels at most. */
    public List<ChannelCredit> leaders(Source source) {
        return leading(source).channels().stream()
                .sorted(Comparator.comparingDouble(ChannelCredit::conversions).reversed())
                .limit(ON_THE_OVERVIEW)
                .toList();
    }

    /** How long the bar of a channel is, where the one with most credit has 100. */
    public double percentOfLargest(Source source, ChannelCredit credit) {
        double largest = leaders(source).getFirst().conversions();
        return largest <= 0 ? 0 : Math.round(credit.conversions() / largest * 1000) / 10.0;
    }

    private static ChannelCredit credit(ModelCredit model, String channel) {
        return model.channels().stream().filter(credit -> credit.channel().equals(channel)).findFirst().orElse(new ChannelCredit(channel, 0, 0));
    }

    public Chart comparison(Source source) {
        List<Channel> channels = channels(source);
        List<ComparisonChart.Series> series = source.models().stream()
                .filter(model -> IN_THE_CHART.contains(model.model()))
                .map(model -> series(model, channels))
                .toList();
        return ComparisonChart.of("Conversions credited", channels.stream().map(Channel::name).toList(), series);
    }

    private ComparisonChart.Series series(ModelCredit model, List<Channel> channels) {
        List<Double> values = channels.stream().map(channel -> credit(model, channel.name()).conversions()).toList();
        List<String> notes = values.stream().map(value -> model.title() + ": " + figures.count(Math.round(value)) + " conversions").toList();
        return new ComparisonChart.Series(model.title(), values, notes);
    }
}
