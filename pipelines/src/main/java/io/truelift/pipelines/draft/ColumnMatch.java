package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.HeldIdentifiers;
import java.util.Optional;

/**
 * A field that may fill a column.
 *
 * @param column the column
 * @param field the field
 * @param value how it does
 * @param likeness how well its name says so, from 0 to 1
 * @param score the same, less what its values speak against it
 */
record ColumnMatch(ColumnContract column, FieldProfile field, ValueDraft value, double likeness, double score) {
    private static final double LEAST = 0.35;
    private static final double LEAST_OPTIONAL = 0.9;
    private static final double LEAST_REQUIRED = 0.5;
    private static final double OF_ANOTHER_TYPE = 0.5;
    private static final double SURE = 0.85;

    /** The match of a field with a column, where there is one. */
    static Optional<ColumnMatch> of(FieldProfile field, ColumnContract column, Names names) {
        return of(field, column, names.likeness(field.name(), column.name()));
    }

    /** @param likeness how well the field says the column, from 0 to 1 */
    static Optional<ColumnMatch> of(FieldProfile field, ColumnContract column, double likeness) {
        if (likeness < LEAST || !mayHold(field, column) || isKindForId(field, column, likeness)) {
            return Optional.empty();
        }
        ValueDraft value = ValueDraft.of(field, column);
        long given = field.sample().given();
        double fit = given == 0 ? 1 : (double) value.agree() / given;
        if (fit < (column.required() ? LEAST_REQUIRED : LEAST_OPTIONAL) || !isAllowed(field, column)) {
            return Optional.empty();
        }
        boolean isText = column.type().equals("varchar");
        boolean isOther = likeness < SURE && isText && field.type().isTime();
        double score = likeness * fit * (isOther ? OF_ANOTHER_TYPE : 1);
        return score < LEAST ? Optional.empty() : Optional.of(new ColumnMatch(column, field, value, likeness, score));
    }

    /** What speaks for it, in words. */
    String why() {
        if (likeness == 1) {
            return "The same name";
        }
        return likeness >= SURE - 0.1
                ? "A usual name for it"
                : likeness > LEAST + 0.1 ? "A name like it" : "By its type alone";
    }

    /** The kind of a thing that is called a little like its id: few values that stand again and again. */
    private static boolean isKindForId(FieldProfile field, ColumnContract column, double likeness) {
        return likeness < SURE - 0.1
                && column.name().endsWith("_id")
                && field.sample().distinct() * 2L < field.sample().given();
    }

    /** An identifier may only stand where the dictionary lets one stand as it was delivered. */
    private static boolean mayHold(FieldProfile field, ColumnContract column) {
        boolean holdsRaw = column.identifiers() == HeldIdentifiers.RAW;
        return field.isIdentifier() || field.identifier().isPresent() ? holdsRaw : !holdsRaw;
    }

    /** What tells of a person goes to a column that says so, or to one that takes nothing but its own words. */
    private static boolean isAllowed(FieldProfile field, ColumnContract column) {
        return field.personal().isEmpty()
                || column.classification().compareTo(Classification.PERSONAL) >= 0
                || ValueDraft.allowed(column).isPresent();
    }
}
