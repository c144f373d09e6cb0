package io.truelift.definitions.satisfaction;

import io.truelift.definitions.query.Header;
import java.util.List;

/**
 * The answers that a question allows.
 *
 * @param lowest worst answer
 * @param highest best answer
 * @param labels answers in words, worst first, which count from 1 on; empty where answers are numbers
 */
public record AnswerScale(int lowest, int highest, List<String> labels) {

    /** Parts labels in a parameter of a statement. */
    public static final String LABEL_END = "\n";

    public AnswerScale {
        labels = List.copyOf(labels);
    }

    /** Reads {@code {lowest: 1, highest: 5}} or {@code {labels: [bad, fair, good]}}. */
    public static AnswerScale read(Header header) {
        Header scale = header.section("scale");
        scale.allow("lowest", "highest", "labels");
        if (!scale.has("labels")) {
            return new AnswerScale(scale.wholeNumber("lowest"), scale.wholeNumber("highest"), List.of());
        }
        List<String> labels = scale.words("labels").stream().map(String::strip).toList();
        if (scale.has("lowest") || scale.has("highest")) {
            throw header.problem(
                    "scale", "it has both labels and numbers. Labels count from 1 on: leave lowest and highest out.");
        }
        if (labels.stream().distinct().count() != labels.size()
                || labels.stream().anyMatch(String::isEmpty)) {
            throw header.problem("scale", "a label is empty or stands twice: %s".formatted(labels));
        }
        return new AnswerScale(1, labels.size(), labels);
    }

    public String inWords() {
        return labels.isEmpty() ? "from %d to %d".formatted(lowest, highest) : String.join(", ", labels);
    }
}
