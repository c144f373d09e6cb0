package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A second way to the same chances, without any matrix: states are taken out of the chain one by one, each move into one becoming moves
 * to where it leads (Grassmann, Taksar and Heyman 1985, Operations Research 33, 1107-1116). Nothing is ever subtracted. Moves from a state
 * to itself stay in, and a channel is removed as the definition says: all moves out of states that hold it go to nothing.
 */
final class StateElimination {

    private static final List<String> START = List.of("", "start");
    private static final List<String> CONVERTED = List.of("", "converted");
    private static final List<String> NOTHING = List.of("", "nothing");

    private final Map<List<String>, Map<List<String>, Double>> moves = new LinkedHashMap<>();

    private StateElimination() {}

    StateElimination(List<PathCount> paths) {
        this(1, paths);
    }

    static StateElimination ofOrder(int order, List<PathCount> paths) {
        return new StateElimination(order, paths);
    }

    private StateElimination(int order, List<PathCount> paths) {
        for (PathCount path : paths) {
            List<String> from = START;
            for (int touch = 0; touch < path.path().size(); touch++) {
                List<String> to = path.path().subList(Math.max(0, touch + 1 - order), touch + 1);
                add(from, to, (double) path.conversions() + path.nonConversions());
                from = to;
            }
            add(from, CONVERTED, path.conversions());
            add(from, NOTHING, path.nonConversions());
        }
    }

    private void add(List<String> from, List<String> to, double journeys) {
        if (journeys > 0) {
            moves.computeIfAbsent(from, key -> new LinkedHashMap<>()).merge(to, journeys, Double::sum);
        }
    }

    double conversion() {
        return copy().chance();
    }

    double conversionWithout(String channel) {
        StateElimination without = copy();
        without.moves.forEach((state, row) -> {
            if (state.contains(channel)) {
                row.clear();
                row.put(NOTHING, 1.0);
            }
        });
        return without.chance();
    }

    private double chance() {
        Map<List<String>, List<List<String>>> into = new HashMap<>();
        moves.forEach((from, row) -> row.keySet()
                .forEach(
                        to -> into.computeIfAbsent(to, key -> new ArrayList<>()).add(from)));
        for (List<String> gone : new ArrayList<>(moves.keySet())) {
            if (!gone.equals(START)) {
                takeOut(gone, into);
            }
        }
        Map<List<String>, Double> ends = moves.get(START);
        double converted = ends.getOrDefault(CONVERTED, 0.0);
        return converted / (converted + ends.getOrDefault(NOTHING, 0.0));
    }

    private void takeOut(List<String> gone, Map<List<String>, List<List<String>>> into) {
        Map<List<String>, Double> row = moves.remove(gone);
        row.remove(gone);
        double leaving = row.values().stream().mapToDouble(Double::doubleValue).sum();
        for (List<String> from : into.getOrDefault(gone, List.of())) {
            Map<List<String>, Double> before = moves.get(from);
            Double coming = before == null ? null : before.remove(gone);
            if (coming != null) {
                row.forEach((to, journeys) -> {
                    if (before.put(to, before.getOrDefault(to, 0.0) + coming * (journeys / leaving)) == null) {
                        into.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
                    }
                });
            }
        }
    }

    private StateElimination copy() {
        StateElimination copy = new StateElimination();
        moves.forEach((from, row) -> copy.moves.put(from, new LinkedHashMap<>(row)));
        return copy;
    }
}
