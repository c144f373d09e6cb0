package io.truelift.pipelines.draft;

import io.truelift.pipelines.feed.PlainNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a field may be.
 *
 * @param sample what the sample says in it, without words that mean nothing
 * @param type of what type it is
 * @param identifier which identifier of a person it may be
 * @param personal what else it tells of a person, in words
 * @param isNullValued whether a word that elsewhere means nothing is a value of it
 */
record FieldProfile(
        ColumnSample sample,
        TypeGuess type,
        Optional<IdentifierGuess> identifier,
        Optional<String> personal,
        boolean isNullValued) {
    private static final int MOST_SHOWN = 8;
    private static final int LONGEST_SHOWN = 40;
    private static final int FEWEST_LINES = 20;

    String name() {
        return sample.name();
    }

    /** Whether it is taken as an identifier: then no column but one for raw identifiers may keep it. */
    boolean isIdentifier() {
        return identifier.filter(IdentifierGuess::isSure).isPresent();
    }

    /** With days and months in the other order. */
    FieldProfile turned() {
        return type.time() == null
                ? this
                : new FieldProfile(
                        sample,
                        new TypeGuess(type.kind(), type.agree(), type.time().turned()),
                        identifier,
                        personal,
                        isNullValued);
    }

    /** Type and values, as a comment says them; values only where they are few, and tell of no person. */
    String inWords() {
        String words = sample.given() == 0
                ? "nothing in any line of the sample"
                : "%s, in %s".formatted(type.inWords(), Counts.of(type.agree(), sample.given(), sample.lines()));
        if (type.kind() == TypeGuess.Kind.WHOLE && isShowable()) {
            return words + range();
        }
        return isShowable() ? words + ": " + shownValues() : words;
    }

    /** Whether its values may stand in a file that people keep: few words that stand in many lines, and of no person. */
    boolean isShowable() {
        return personal.isEmpty()
                && identifier.isEmpty()
                && sample.distinct() > 0
                && sample.distinct() <= MOST_SHOWN
                && sample.given() >= FEWEST_LINES
                && sample.distinct() * 4L <= sample.given()
                && sample.values().stream().allMatch(value -> value.length() <= LONGEST_SHOWN);
    }

    private String range() {
        List<BigDecimal> numbers = sample.values().stream()
                .flatMap(value -> number(value).stream())
                .sorted()
                .toList();
        return ": %s to %s"
                .formatted(numbers.getFirst().toPlainString(), numbers.getLast().toPlainString());
    }

    private static Optional<BigDecimal> number(String value) {
        try {
            return Optional.of(PlainNumber.of(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String shownValues() {
        return String.join(
                ", ",
                sample.values().stream().sorted().map(CommentedYaml::shown).toList());
    }
}
