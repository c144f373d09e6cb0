package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Moves of journeys from one channel to the next, and where journeys ended, added up as they come: all that a chain of order 1 and the last
 * touch need of journeys, however many distinct paths there are.
 */
public final class CountedMoves {

    private final Map<String, Map<String, Long>> moves = new HashMap<>();
    private final Map<String, End> ends = new HashMap<>();
    private final SortedSet<String> channels = new TreeSet<>();

    private record End(long conversions, BigDecimal value, long nonConversions) {
        End plus(End other) {
            return new End(
                    Math.addExact(conversions, other.conversions),
                    value.add(other.value),
                    Math.addExact(nonConversions, other.nonConversions));
        }
    }

    /** Adds journeys that went on from one channel to another; a channel without a name is {@code (unknown)}. */
    public void addMove(String from, String next, long journeys) {
        moves.computeIfAbsent(named(from), key -> new HashMap<>()).merge(named(next), journeys, Math::addExact);
    }

    /** Adds journeys that ended with a channel. */
    public void addEnd(String last, long conversions, BigDecimal value, long nonConversions) {
        ends.merge(named(last), new End(conversions, value, nonConversions), End::plus);
    }

    private String named(String channel) {
        String name = AttributionReports.channel(channel);
        channels.add(name);
        return name;
    }

    /** Credit by a chain of order 1. */
    public ModelCredit markov() {
        List<String> names = List.copyOf(channels);
        double[][] counts = new double[names.size()][names.size()];
        double[] leaving = new double[names.size()];
        double[] converting = new double[names.size()];
        double[] value = new double[names.size()];
        for (int from = 0; from < names.size(); from++) {
            Map<String, Long> onward = moves.getOrDefault(names.get(from), Map.of());
            for (int next = 0; next < names.size(); next++) {
                if (next != from) { // staying does not change where a journey ends
                    counts[from][next] = onward.getOrDefault(names.get(next), 0L);
                    leaving[from] += counts[from][next];
                }
            }
            End end = end(names.get(from));
            leaving[from] += (double) end.conversions() + end.nonConversions();
            converting[from] = end.conversions();
            value[from] = end.value().doubleValue();
        }
        MarkovChain chain = new MarkovChain(counts, leaving, converting, value);
        RemovalEffects effects = new RemovalEffects(chain.conversionsLost(), chain.valueLost());
        End all = ends.values().stream().reduce(new End(0, BigDecimal.ZERO, 0), End::plus);
        return credit(
                AttributionModels.MARKOV, names, effects.conversions(all.conversions()), effects.value(all.value()));
    }

    /** Credit by the last touch. */
    public ModelCredit last() {
        List<String> names = List.copyOf(channels);
        return credit(
                AttributionModels.LAST,
                names,
                names.stream()
                        .map(name -> BigDecimal.valueOf(end(name).conversions()))
                        .toList(),
                names.stream().map(name -> end(name).value()).toList());
    }

    private End end(String channel) {
        return ends.getOrDefault(channel, new End(0, BigDecimal.ZERO, 0));
    }

    private static ModelCredit credit(
            AttributionModel model, List<String> names, List<BigDecimal> conversions, List<BigDecimal> value) {
        List<ChannelCredit> credits = new ArrayList<>();
        for (int channel = 0; channel < names.size(); channel++) {
            credits.add(new ChannelCredit(names.get(channel), conversions.get(channel), value.get(channel)));
        }
        return new ModelCredit(model.key(), model.title(), credits);
    }
}
