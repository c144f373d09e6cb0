package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.util.List;

/** A rule that credits conversions and their value to channels. Over all channels every model adds up to the conversions and the value. */
public enum AttributionModel {
    /** All to the first touch. */
    FIRST("first", "First touch") {
        @Override
        List<ChannelCredit> credit(Journeys journeys) {
            return TouchCredit.ofFirst(journeys);
        }
    },
    /** All to the last touch. */
    LAST("last", "Last touch") {
        @Override
        List<ChannelCredit> credit(Journeys journeys) {
            return TouchCredit.ofLast(journeys);
        }
    },
    /** The same to every touch; a channel that is touched twice gets twice. */
    LINEAR("linear", "Linear") {
        @Override
        List<ChannelCredit> credit(Journeys journeys) {
            return TouchCredit.ofEveryTouch(journeys);
        }
    },
    /** By removal effects of an order-1 Markov chain; see {@link MarkovCredit}. */
    MARKOV("markov", "Markov chain") {
        @Override
        List<ChannelCredit> credit(Journeys journeys) {
            return MarkovCredit.of(journeys);
        }
    };

    private final String key;
    private final String title;

    AttributionModel(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Key of the model in reports, such as {@code first}. */
    public String key() {
        return key;
    }

    /** The model in words. */
    public String title() {
        return title;
    }

    /**
     * Credits every channel that occurs on a path, by name. Paths may come in any order and more than once. Blank channels count as
     * {@code (unknown)}, paths without touches as one touch of {@code (none)}.
     *
     * @throws IllegalArgumentException if a path has a negative count, or value without conversions
     */
    public ModelCredit credit(List<PathCount> paths) {
        return modelCredit(new Journeys(paths));
    }

    ModelCredit modelCredit(Journeys journeys) {
        return new ModelCredit(key, title, credit(journeys));
    }

    abstract List<ChannelCredit> credit(Journeys journeys);
}
