package io.truelift.pipelines.feed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The answers that a question of a survey allows. Any other sends its line to quarantine.
 *
 * @param lowest least answer
 * @param highest greatest answer
 * @param labels answers in words, worst first, which count from {@code lowest} on; empty where answers are whole numbers
 */
public record FeedAnswerScale(int lowest, int highest, ArrayList<String> labels) implements Serializable {

    /** Name of the rule that an answer off the scale breaks. */
    public static final String RULE = "answerScale";

    /**
     * The number that an answer stands for.
     *
     * @throws Rejection where it is not on the scale
     */
    String number(String answer, String column) {
        String stripped = answer.strip();
        return place(answer.strip())
                .orElseThrow(() -> new Rejection(
                        RULE,
                        column,
                        answer,
                        "Cannot use %s for %s: it is not on the scale %s."
                                .formatted(
                                        Rejection.shown(answer),
                                        column,
                                        labels.isEmpty() ? "from %d to %d".formatted(lowest, highest) : labels)));
    }

    private Optional<String> place(String answer) {
        if (!labels.isEmpty()) {
            return Optional.of(labels.indexOf(answer))
                    .filter(place -> place >= 0)
                    .map(place -> Integer.toString(lowest + place));
        }
        try {
            int number = PlainNumber.of(answer).intValueExact();
            return number < lowest || number > highest ? Optional.empty() : Optional.of(Integer.toString(number));
        } catch (NumberFormatException | ArithmeticException e) { // no number, or none that is whole
            return Optional.empty();
        }
    }
}
