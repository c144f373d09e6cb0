package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.ColumnContract;
import java.util.Comparator;
import java.util.Optional;

/** What a draft says of a field that it leaves out. */
final class LeftField {
    private static final double LIKE = 0.6;

    private LeftField() {}

    static String inWords(FieldProfile field, TableMatch match, Names names) {
        StringBuilder words =
                new StringBuilder("- %s: %s.".formatted(CommentedYaml.shown(field.name()), field.inWords()));
        field.personal()
                .ifPresent(what ->
                        words.append(" PERSONAL, %s: leave it out, or declare a column for it with a classification."
                                .formatted(what)));
        Optional<ColumnContract> like = like(field, match, names);
        like.ifPresent(column -> words.append(" " + why(field, column)));
        words.append(advice(field.type().kind()));
        return words.toString();
    }

    /** The free column that the field is called like. */
    private static Optional<ColumnContract> like(FieldProfile field, TableMatch match, Names names) {
        return match.table().columns().stream()
                .filter(column -> !match.columns().containsKey(column.name()))
                .filter(column -> names.likeness(field.name(), column.name()) >= LIKE)
                .max(Comparator.comparingDouble(column -> names.likeness(field.name(), column.name())));
    }

    private static String why(FieldProfile field, ColumnContract column) {
        return ValueDraft.allowed(column)
                .map(allowed -> "Called like the column %s, which takes %s alone: write a map from its words to these."
                        .formatted(column.name(), String.join(", ", allowed)))
                .orElseGet(() -> field.personal().isPresent()
                        ? "Called like the column %s, which is not declared as personal.".formatted(column.name())
                        : "Called like the column %s, which is %s and does not take its values."
                                .formatted(column.name(), column.type()));
    }

    private static String advice(TypeGuess.Kind kind) {
        return switch (kind) {
            case COMMA_DECIMAL -> " Feeds take numbers with a point: let the source write them so.";
            case GROUPED -> " Feeds take numbers without separators: let the source write them so.";
            case MONEY -> " Feeds take bare numbers: let the source write the currency in a column of its own.";
            case NOTHING, WHOLE, DECIMAL, TRUTH, TIME, LIST, TEXT -> "";
        };
    }
}
