package io.truelift.webui.analyst;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.Winsorising;
import io.truelift.webui.format.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How a metric is measured in an experiment, in a line. */
@ApplicationScoped
@Named("metricNotes")
public class MetricNotes {
    private final Words words;

    @Inject
    MetricNotes(Words words) {
        this.words = words;
    }

    /** Such as "mean per customer · day 0 to 14 · winsorised above 99%". */
    public String of(Experiment experiment, Metric metric) {
        List<String> parts = new ArrayList<>(
                List.of(words.kind(metric.kind()), experiment.window(metric).inWords()));
        metric.options()
                .quantile()
                .ifPresent(quantile -> parts.add(percent(BigDecimal.valueOf(quantile)) + " of values lie below"));
        metric.options().winsorising().ifPresent(winsorising -> parts.add(winsorised(winsorising)));
        metric.options().filter().ifPresent(filter -> parts.add("where " + filter));
        return String.join(" · ", parts);
    }

    private static String winsorised(Winsorising winsorising) {
        List<String> ends = new ArrayList<>();
        winsorising.low().ifPresent(low -> ends.add("below " + percent(low)));
        winsorising.high().ifPresent(high -> ends.add("above " + percent(high)));
        return "winsorised " + String.join(" and ", ends);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
