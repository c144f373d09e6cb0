package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The states of a chain of higher order that journeys passed: the last touches, as many as the order says, fewer at the start of a journey.
 * Each has the journeys that moved on from it, where to, and what those gained that ended in it. States are numbered as they are first met,
 * so that mostly a journey goes from lower to higher numbers.
 */
final class ChainStates {

    private final int order;
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> touches = new ArrayList<>();
    private final List<Map<Integer, Integer>> nextByChannel = new ArrayList<>();
    private final List<Map<Integer, Double>> moves = new ArrayList<>();
    private final List<double[]> ends = new ArrayList<>();
    private final List<Double> entering = new ArrayList<>();

    ChainStates(int order, List<String> channels, List<PathCount> paths) {
        this.order = order;
        Map<String, Integer> indices = new HashMap<>();
        channels.forEach(channel -> indices.put(channel, indices.size()));
        paths.forEach(path -> count(path, indices));
    }

    private void count(PathCount path, Map<String, Integer> indices) {
        double journeys = (double) path.conversions() + path.nonConversions();
        int at = -1;
        for (String channel : path.path()) {
            int index = Objects.requireNonNull(indices.get(channel));
            int next = at < 0 ? number(List.of(index)) : next(at, index);
            if (at < 0) {
                entering.set(next, entering.get(next) + journeys);
            } else {
                moves.get(at).merge(next, journeys, Double::sum);
            }
            at = next;
        }
        double[] end = ends.get(at);
        end[0] += journeys;
        end[1] += path.conversions();
        end[2] += path.value().doubleValue();
    }

    private int next(int state, int channel) {
        Integer known = nextByChannel.get(state).get(channel);
        if (known != null) {
            return known;
        }
        List<Integer> longer = new ArrayList<>(touches.get(state));
        longer.add(channel);
        int next = number(List.copyOf(longer.subList(Math.max(0, longer.size() - order), longer.size())));
        nextByChannel.get(state).put(channel, next);
        return next;
    }

    private int number(List<Integer> last) {
        Integer known = numbers.get(last);
        if (known != null) {
            return known;
        }
        numbers.put(last, touches.size());
        touches.add(last);
        nextByChannel.add(new HashMap<>());
        moves.add(new HashMap<>());
        ends.add(new double[3]);
        entering.add(0.0);
        return touches.size() - 1;
    }

    int size() {
        return touches.size();
    }

    /** Index of the channel of a state's last touch. */
    int channel(int state) {
        return touches.get(state).getLast();
    }

    /** Journeys that start in the state. */
    double entering(int state) {
        return entering.get(state);
    }

    /** Journeys that moved on, by the state they moved to, itself included. */
    Map<Integer, Double> moves(int state) {
        return moves.get(state);
    }

    /** Journeys that left the state, to another, to itself or to the end. */
    double leaving(int state) {
        return ends.get(state)[0]
                + moves.get(state).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
    }

    /** Conversions of journeys that ended in the state. */
    double converting(int state) {
        return ends.get(state)[1];
    }

    /** Value of journeys that ended in the state. */
    double value(int state) {
        return ends.get(state)[2];
    }
}
