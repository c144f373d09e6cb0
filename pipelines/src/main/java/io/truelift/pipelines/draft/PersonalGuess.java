package io.truelift.pipelines.draft;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a field tells of a person, by its name and by its values. */
final class PersonalGuess {
    private static final double MOST = 0.8;
    private static final Pattern IP = Pattern.compile(
            "(\\d{1,3}\\.){3}\\d{1,3}(:\\d+)?|(?=.*(::|([0-9a-fA-F]{1,4}:){7}))[0-9a-fA-F:]{3,39}(%\\w+)?");
    private static final Pattern CARD = Pattern.compile("\\d{13,19}|(\\d{4}[ -]){3}\\d{1,7}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,4})?");
    private static final Pattern HOLDS_EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[a-zA-Z]{2,}");
    private static final Pattern FULL_NAME = Pattern.compile("\\p{Lu}\\p{Ll}+([ -]\\p{Lu}[\\p{Ll}.]*){1,3}");
    private static final int WORDS = 5;

    private PersonalGuess() {}

    /** What it tells, in words; nothing where nothing speaks for it. */
    static Optional<String> of(ColumnSample column, TypeGuess type, Names names) {
        if (column.mostly(MOST, value -> IP.matcher(value.strip()).matches())) {
            return Optional.of("an IP address, by its values");
        }
        if (column.mostly(MOST, PersonalGuess::isCard)) {
            return Optional.of("the number of a payment card, by its check digit");
        }
        if (column.mostly(MOST, value -> IBAN.matcher(value.strip()).matches())) {
            return Optional.of("a bank account, by its values");
        }
        if (column.mostly(MOST, IdentifierGuess::isEmail)) {
            return Optional.of("an e-mail address, by its values");
        }
        Optional<String> byName = names.personal(column.name());
        if (byName.isPresent()) {
            return byName.map(what -> what + ", by its name");
        }
        if (names.isName(column.name())
                && column.mostly(MOST, value -> FULL_NAME.matcher(value.strip()).matches())) {
            return Optional.of("a name, by its own and its values");
        }
        if (column.agreeing(value -> HOLDS_EMAIL.matcher(value).find()) > 0) {
            return Optional.of("text with e-mail addresses in it, by its values");
        }
        if (type.kind() == TypeGuess.Kind.TEXT
                && column.distinct() * 2L > column.given()
                && column.distinct() > 1
                && column.mostly(0.3, value -> value.split("\\s+", WORDS + 2).length > WORDS)) {
            return Optional.of("free text, by its values: %,d different, many of more than %d words"
                    .formatted(column.distinct(), WORDS));
        }
        return Optional.empty();
    }

    private static boolean isCard(String value) {
        if (!CARD.matcher(value.strip()).matches()) {
            return false;
        }
        String digits = value.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 1 ? digit * 2 : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
