package io.truelift.governance.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way to write values of a type that mean the same. */
sealed interface Normalization
        permits EmailAddresses, PhoneNumbers, Normalization.AsWritten, Normalization.InAnyCase, Normalization.InGroups {
    Pattern WHOLE_AS_DECIMAL = Pattern.compile("(\\d+)\\.0+");

    /**
     * The value as all that mean the same are written.
     *
     * @param value without blanks around it, composed (NFC)
     * @throws WrongIdentifier where it cannot be a value of the type; the reason does not tell the value
     */
    String of(String value);

    /**
     * The normalisation of a type.
     *
     * @param region where phone numbers without a country are from, such as {@code GB}; null where that is not known
     */
    static Normalization of(String type, IdentifierValues values, @Nullable String region) {
        return switch (values.written(type)) {
            case EMAIL -> new EmailAddresses(values);
            case PHONE -> new PhoneNumbers(region);
            case ANY_CASE -> new InAnyCase();
            case GROUPED -> new InGroups(type);
            case AS_IT_IS -> new AsWritten();
        };
    }

    /** Without blanks around it, and composed: the same letter may be one character or two. */
    static String stripped(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    }

    /** A whole number that a spreadsheet or a data frame took for a decimal one, as 17850.0, is that number. */
    private static String wholeNumber(String value) {
        Matcher decimal = WHOLE_AS_DECIMAL.matcher(value);
        return decimal.matches() ? decimal.group(1) : value;
    }

    /** Cookies, devices and account numbers: an upper-case letter is another letter. */
    record AsWritten() implements Normalization {
        @Override
        public String of(String value) {
            return wholeNumber(value);
        }
    }

    /** Logins: people type their own in any case. */
    record InAnyCase() implements Normalization {
        @Override
        public String of(String value) {
            return wholeNumber(value).toLowerCase(Locale.ROOT);
        }
    }

    /** Card numbers: people leave out the blanks between the groups, or write dashes. */
    record InGroups(String type) implements Normalization {
        private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s\\p{Pd}]+");

        @Override
        public String of(String value) {
            String number =
                    BETWEEN_GROUPS.matcher(wholeNumber(value)).replaceAll("").toUpperCase(Locale.ROOT);
            if (number.isEmpty()) {
                throw Masked.rejection(type.replace('_', ' '), value, "it is all blanks and dashes");
            }
            return number;
        }
    }
}
