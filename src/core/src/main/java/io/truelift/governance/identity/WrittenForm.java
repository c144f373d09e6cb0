package io.truelift.governance.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How values of a type of identifiers are written, and so which of them mean the same: {@code written} in {@code governance/identity.yaml}. */
public enum WrittenForm {
    /** An upper-case letter is another letter. */
    AS_IT_IS,
    /** Upper and lower case are the same: people type their own in any. */
    ANY_CASE,
    /** Upper and lower case, and blanks and dashes, are the same: it is printed in groups. */
    GROUPED,
    EMAIL,
    PHONE;

    /** As the file says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WrittenForm> of(String word) {
        return Stream.of(values()).filter(form -> form.word().equals(word)).findFirst();
    }

    /** Of a type of which the file says nothing: files written before it could say it. */
    static WrittenForm usual(String type) {
        return switch (type) {
            case "email" -> EMAIL;
            case "phone" -> PHONE;
            case "login" -> ANY_CASE;
            case "loyalty_card" -> GROUPED;
            default -> AS_IT_IS;
        };
    }
}
