package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.util.List;

/**
 * A rule that credits conversions and their value to channels. Over all channels every model adds up to the conversions and the value, to
 * the last digit: see {@link Apportionment}.
 */
public sealed interface AttributionModel permits TouchModel, MarkovModel, ShapleyRateModel {

    /** Key of the model in reports and commands, such as {@code first}. */
    String key();

    /** The model in words. */
    String title();

    /** What it does, in a sentence. */
    String description();

    /** Credit of each channel, in the order of the journeys' channels. */
    List<ChannelCredit> channels(Journeys journeys);

    /** What a reader must know of the figures. */
    default List<String> notes(Journeys journeys) {
        return List.of();
    }

    /** Whether it learns from journeys that did not convert, so that its credit is an estimate with an interval. */
    default boolean isDataDriven() {
        return false;
    }

    default ModelCredit credit(Journeys journeys) {
        return new ModelCredit(key(), title(), channels(journeys), notes(journeys));
    }

    /**
     * Credits every channel that occurs on a path, by name. Paths may come in any order and more than once. Blank channels count as
     * {@code (unknown)}, paths without touches as one touch of {@code (none)}.
     *
     * @throws IllegalArgumentException if a path has a negative count, or value without conversions
     */
    default ModelCredit credit(List<PathCount> paths) {
        return credit(Journeys.of(paths));
    }
}
