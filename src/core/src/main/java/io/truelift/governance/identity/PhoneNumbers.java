package io.truelift.governance.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as E.164 writes them, with their extension, for it is another person's. A number must have a length that
 * its country uses; whether its range is given out is not asked, for the library's word on that is as old as the library.
 *
 * @param region where numbers without a country are from, such as {@code GB}; null where only numbers with a plus can be used
 */
record PhoneNumbers(@Nullable String region) implements Normalization {
    private static final String NO_REGION = "ZZ";
    private static final int MEXICO = 52;
    private static final long MEXICAN_NUMBERS = 10_000_000_000L;

    PhoneNumbers {
        if (region != null && !isRegion(region)) {
            throw new IllegalArgumentException(
                    "Cannot use region %s: it must be a country's two letters, such as GB.".formatted(region));
        }
    }

    /** Whether a country has these two letters. */
    static boolean isRegion(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    @Override
    public String of(String value) {
        if (WHOLE_AS_DECIMAL.matcher(value).matches()) {
            throw Masked.rejection(
                    "phone number",
                    value,
                    "it was kept as a decimal number, which loses a + or 0 before it; deliver it as text");
        }
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        PhoneNumber number;
        try {
            number = library.parse(value, region == null ? NO_REGION : region);
        } catch (NumberParseException e) {
            throw Masked.rejection("phone number", value, reason(e, value));
        }
        withoutOldMobileDigit(number);
        ValidationResult result = library.isPossibleNumberWithReason(number);
        if (result != ValidationResult.IS_POSSIBLE) {
            throw Masked.rejection("phone number", value, reason(result));
        }
        String written = library.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? written + ";ext=" + number.getExtension() : written;
    }

    /** Until August 2019 mobile numbers of Mexico were called from abroad with a 1 behind +52; both are one number. */
    private static void withoutOldMobileDigit(PhoneNumber number) {
        if (number.getCountryCode() == MEXICO && number.getNationalNumber() / MEXICAN_NUMBERS == 1) {
            number.setNationalNumber(number.getNationalNumber() % MEXICAN_NUMBERS);
        }
    }

    private String reason(NumberParseException exception, String value) {
        return switch (exception.getErrorType()) {
            case INVALID_COUNTRY_CODE ->
                region == null && !value.startsWith("+")
                        ? "it does not start with + and a country; declare source.region, such as GB, where the feed leaves it out"
                        : "its country does not exist";
            case NOT_A_NUMBER -> "it is no number";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "it is too short";
            case TOO_LONG -> "it is too long";
        };
    }

    private static String reason(ValidationResult result) {
        return switch (result) {
            case TOO_LONG -> "it is too long for its country";
            case IS_POSSIBLE_LOCAL_ONLY -> "its area code is missing";
            case INVALID_COUNTRY_CODE -> "its country does not exist";
            case TOO_SHORT, INVALID_LENGTH, IS_POSSIBLE -> "its country has no numbers of that length";
        };
    }
}
