package io.truelift.governance.check;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of codes that a standard keeps, so that no contract copies them. */
public enum CodeList {
    /** Every currency that is or was: old orders are in old money. */
    CURRENCY(
            "iso4217",
            "ISO 4217",
            "EUR",
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet())),
    COUNTRY("iso3166", "ISO 3166-1", "GB", Set.of(Locale.getISOCountries())),
    LANGUAGE("iso639", "ISO 639-1", "en", Set.of(Locale.getISOLanguages()));

    private final String word;
    private final String standard;
    private final String example;
    private final Set<String> codes;

    CodeList(String word, String standard, String example, Set<String> codes) {
        this.word = word;
        this.standard = standard;
        this.example = example;
        this.codes = codes;
    }

    /** Its name in a contract. */
    public String word() {
        return word;
    }

    /** The standard as people write it. */
    public String standard() {
        return standard;
    }

    /** One of its codes. */
    public String example() {
        return example;
    }

    boolean has(String code) {
        return codes.contains(code);
    }

    static Optional<CodeList> of(String word) {
        return Stream.of(values()).filter(list -> list.word.equals(word)).findFirst();
    }
}
