package io.truelift.pipelines.draft;

import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.WrongIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field that may tell who a line is about.
 *
 * @param type the type of identifiers
 * @param field name of the field
 * @param isSure whether enough of its values are of the type
 * @param comments why, and what is in doubt
 */
record IdentifierGuess(String type, String field, boolean isSure, List<String> comments) {
    private static final double MOST = 0.8;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;]+@[^\\s@,;]+\\.[^\\s@,;.]{2,}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[\\d ()./-]{8,20}");
    private static final int LONGEST = 200;
    private static final String RECORD = "record";

    IdentifierGuess {
        comments = List.copyOf(comments);
    }

    static boolean isEmail(String value) {
        return EMAIL.matcher(value.strip()).matches();
    }

    /** The guess on a field, if there is one. */
    static Optional<IdentifierGuess> of(ColumnSample column, Names names, List<String> types, Identifiers identifiers) {
        if (types.contains("email") && column.mostly(MOST, IdentifierGuess::isEmail)) {
            long agree = column.agreeing(IdentifierGuess::isEmail);
            return Optional.of(checked(
                    "email",
                    column,
                    identifiers,
                    "written as e-mail addresses in %s".formatted(Counts.of(agree, column.given(), column.lines()))));
        }
        if (types.contains("phone")
                && column.mostly(
                        MOST, value -> INTERNATIONAL.matcher(value.strip()).matches())) {
            return Optional.of(checked("phone", column, identifiers, "numbers with a + and a country"));
        }
        return names.identifier(column.name(), types)
                .filter(type -> !type.equals(RECORD) && !type.equals("email"))
                .filter(type -> column.distinct() > 0)
                .filter(type -> !type.equals("device") || isMany(column))
                .map(type -> checked(type, column, identifiers, "by its name"));
    }

    /** A kind of device is no device: the values of one that tells devices apart are many. */
    private static boolean isMany(ColumnSample column) {
        return column.distinct() > 10 && column.distinct() * 5L > column.given()
                || column.values().getFirst().length() >= 16;
    }

    private static IdentifierGuess checked(String type, ColumnSample column, Identifiers identifiers, String why) {
        long nobody = 0;
        long wrong = 0;
        long shared = 0;
        Map<String, Long> reasons = new LinkedHashMap<>();
        for (Map.Entry<String, Long> entry : column.counts().entrySet()) {
            try {
                if (identifiers.find(type, entry.getKey(), null).isEmpty()) {
                    nobody += entry.getValue();
                }
                shared = Math.max(shared, entry.getValue());
            } catch (WrongIdentifier e) {
                wrong += entry.getValue();
                reasons.merge(String.valueOf(e.getMessage()), entry.getValue(), Long::sum);
            }
        }
        List<String> comments = new ArrayList<>();
        comments.add("%s from %s: %s; %s give one, %,d different."
                .formatted(
                        type,
                        CommentedYaml.shown(column.name()),
                        why,
                        Counts.lines(column.given()),
                        column.distinct()));
        if (column.missing() > 0) {
            comments.add("%s without one: those are about nobody, unless another identifier stands with them."
                    .formatted(Counts.lines(column.missing())));
        }
        if (nobody > 0) {
            comments.add("%s hold a value that names nobody (governance/identity.yaml): it is passed over."
                    .formatted(Counts.lines(nobody)));
        }
        if (wrong > 0) {
            comments.add("%s hold a value that cannot be of the type %s, and would be set aside. The first: %s"
                    .formatted(
                            Counts.lines(wrong),
                            type,
                            reasons.keySet().iterator().next()));
        }
        if (type.equals("phone") && wrong > 0) {
            comments.add("Numbers without a country: say where they are from, by source.region, such as region: GB.");
        }
        if (column.distinct() == 1 && column.given() > 1) {
            comments.add("All lines give the same: it is of no one person.");
        }
        boolean isSure = wrong * 10 <= column.given()
                && nobody < column.given()
                && (column.distinct() > 1 || column.given() == 1)
                && column.values().stream().noneMatch(value -> value.length() > LONGEST);
        return new IdentifierGuess(type, column.name(), isSure, comments);
    }
}
