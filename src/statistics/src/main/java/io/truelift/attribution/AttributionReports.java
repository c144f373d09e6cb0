package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import java.util.Comparator;
import java.util.List;

/** Builds the parts of attribution reports from counted paths. */
public final class AttributionReports {

    private static final int TOP_PATHS = 20;

    private static final Comparator<PathCount> MOST_CONVERSIONS_FIRST = Comparator.comparingLong(PathCount::conversions)
            .thenComparing(PathCount::value)
            .reversed()
            .thenComparing(path -> path.path().toString());

    private AttributionReports() {}

    /**
     * One source with the credit by every model and its twenty paths with most conversions.
     *
     * @param name key of the source, such as {@code journeys}
     * @param title the source in words
     * @param counted its paths, in any order; the same path may come several times and is counted as one
     * @throws IllegalArgumentException if a path has a negative count, or value without conversions
     */
    public static Source source(String name, String title, List<PathCount> counted) {
        return source(name, title, Journeys.of(counted));
    }

    private static Source source(String name, String title, Journeys journeys) {
        return source(
                name,
                title,
                journeys,
                AttributionModels.reported().stream()
                        .map(model -> model.credit(journeys))
                        .toList());
    }

    /** As {@link #source(String, String, List)}, with credit by models of one's own. */
    public static Source source(String name, String title, Journeys journeys, List<ModelCredit> models) {
        List<PathCount> distinct = journeys.distinctPaths();
        List<PathCount> top = distinct.stream()
                .filter(path -> path.conversions() > 0)
                .sorted(MOST_CONVERSIONS_FIRST)
                .limit(TOP_PATHS)
                .toList();
        return new Source(
                name,
                title,
                distinct.size(),
                journeys.conversions(),
                journeys.nonConversions(),
                journeys.value(),
                models,
                top);
    }

    /** A channel as reports name it: one without a name is {@code (unknown)}. */
    public static String channel(String name) {
        return name.isBlank() ? Journeys.UNKNOWN : name;
    }
}
