package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as people read it: touches of one channel in a row stand as one step.
 *
 * @param path the path with its counts
 * @param steps the steps, first touch first
 * @param percentOfLargest how long its bar is, where the path with most conversions has 100
 */
public record Journey(PathCount path, List<Step> steps, double percentOfLargest) {

    /**
     * @param channel the channel
     * @param touches how many touches in a row
     */
    public record Step(String channel, int touches) {}

    static List<Journey> of(Source source) {
        long largest = source.topPaths().stream()
                .mapToLong(PathCount::conversions)
                .max()
                .orElse(0);
        return source.topPaths().stream()
                .map(path -> new Journey(
                        path,
                        steps(path.path()),
                        largest == 0 ? 0 : Math.round(1000.0 * path.conversions() / largest) / 10.0))
                .toList();
    }

    private static List<Step> steps(List<String> channels) {
        List<Step> steps = new ArrayList<>();
        for (String channel : channels) {
            if (!steps.isEmpty() && steps.getLast().channel().equals(channel)) {
                steps.set(steps.size() - 1, new Step(channel, steps.getLast().touches() + 1));
            } else {
                steps.add(new Step(channel, 1));
            }
        }
        return steps;
    }
}
