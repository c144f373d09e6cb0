package io.truelift.definitions.metric;

import io.truelift.definitions.metric.Metric.Scale;
import io.truelift.definitions.query.Header;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which answers of a survey count, and for what, as a metric's header says it or as is usual. */
enum SurveyAnswers {
    /** Values are no answers. */
    NONE(null, 0),
    /** Answers count by their number. */
    MEAN(new Scale(1, 5), 1),
    /** The best answers count, by default the best two. */
    TOP_BOXES(new Scale(1, 5), 2),
    /** The best count for and the worst against: 9 and 10, and up to 6. */
    PROMOTERS(new Scale(0, 10), 10);

    /** Of no answer. */
    static final int NO_BOX = Integer.MIN_VALUE;

    private static final int PROMOTERS_FROM = 9;
    private static final int DETRACTORS_TO = 6;

    private final Optional<Scale> usual;
    private final int shortest;

    SurveyAnswers(@Nullable Scale usual, int shortest) {
        this.usual = Optional.ofNullable(usual);
        this.shortest = shortest;
    }

    /**
     * The boxes that count.
     *
     * @param top lowest answer that counts for
     * @param bottom highest answer that counts against
     */
    record Boxes(int top, int bottom) {}

    /** The scale that is meant where the header says none. */
    Optional<Scale> usual() {
        return usual;
    }

    Optional<Scale> scale(Header header) {
        if (usual.isEmpty() || !header.has("scale")) {
            return usual;
        }
        Header section = header.section("scale");
        if (section.has("labels")) {
            throw header.problem(
                    "scale",
                    "it has labels, but the values of a metric are numbers. Turn words into numbers in the SELECT, and say {lowest: 1, highest: 5}.");
        }
        section.allow("lowest", "highest");
        Scale scale = new Scale(section.wholeNumber("lowest"), section.wholeNumber("highest"));
        if (this == PROMOTERS ? !usual.get().equals(scale) : scale.highest() - scale.lowest() < shortest) {
            throw header.problem(
                    "scale",
                    "it goes from %d to %d. Of csat it has three boxes or more, of score two or more, of nps it goes from 0 to 10."
                            .formatted(scale.lowest(), scale.highest()));
        }
        return Optional.of(scale);
    }

    Boxes boxes(Header header, Optional<Scale> scale) {
        Boxes usualBoxes = switch (this) {
            case NONE, MEAN -> new Boxes(0, NO_BOX);
            case TOP_BOXES -> new Boxes(scale.orElseThrow().highest() - 1, NO_BOX);
            case PROMOTERS -> new Boxes(PROMOTERS_FROM, DETRACTORS_TO);
        };
        if (!header.has("boxes")) {
            return usualBoxes;
        }
        Header section = header.section("boxes");
        section.allow(this == PROMOTERS ? new String[] {"promoters_from", "detractors_to"} : new String[] {"top_from"});
        Boxes boxes = this == PROMOTERS
                ? new Boxes(section.wholeNumber("promoters_from"), section.wholeNumber("detractors_to"))
                : new Boxes(section.wholeNumber("top_from"), NO_BOX);
        if (boxes.bottom() >= boxes.top()) {
            throw header.problem(
                    "boxes",
                    "promoters start at %d and detractors end at %d: no answer can be both"
                            .formatted(boxes.top(), boxes.bottom()));
        }
        Scale on = scale.orElseThrow();
        if (boxes.top() <= on.lowest() || boxes.top() > on.highest()) {
            throw header.problem(
                    "boxes",
                    "the best boxes start at %d, but answers go from %d to %d. Say the scale, such as scale: {lowest: 1, highest: 7}."
                            .formatted(boxes.top(), on.lowest(), on.highest()));
        }
        return boxes;
    }
}
