package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Credit by position on the path. Sums are kept in decimals of 34 digits and rounded once. */
final class TouchCredit {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final Map<String, BigDecimal> conversions = new HashMap<>();
    private final Map<String, BigDecimal> value = new HashMap<>();

    private TouchCredit() {}

    static List<ChannelCredit> ofFirst(Journeys journeys) {
        TouchCredit credit = new TouchCredit();
        journeys.paths().forEach(path -> credit.add(path.path().getFirst(), path, BigDecimal.ONE));
        return credit.byChannel(journeys);
    }

    static List<ChannelCredit> ofLast(Journeys journeys) {
        TouchCredit credit = new TouchCredit();
        journeys.paths().forEach(path -> credit.add(path.path().getLast(), path, BigDecimal.ONE));
        return credit.byChannel(journeys);
    }

    static List<ChannelCredit> ofEveryTouch(Journeys journeys) {
        TouchCredit credit = new TouchCredit();
        for (PathCount path : journeys.paths()) {
            Map<String, Long> touches = new HashMap<>();
            path.path().forEach(channel -> touches.merge(channel, 1L, Long::sum));
            BigDecimal length = BigDecimal.valueOf(path.path().size());
            touches.forEach((channel, count) ->
                    credit.add(channel, path, BigDecimal.valueOf(count).divide(length, DIGITS)));
        }
        return credit.byChannel(journeys);
    }

    private void add(String channel, PathCount path, BigDecimal share) {
        conversions.merge(channel, BigDecimal.valueOf(path.conversions()).multiply(share), BigDecimal::add);
        value.merge(channel, path.value().multiply(share), BigDecimal::add);
    }

    private List<ChannelCredit> byChannel(Journeys journeys) {
        return journeys.channels().stream()
                .map(channel -> new ChannelCredit(
                        channel,
                        conversions.getOrDefault(channel, BigDecimal.ZERO).doubleValue(),
                        value.getOrDefault(channel, BigDecimal.ZERO).doubleValue()))
                .toList();
    }
}
