package io.truelift.governance.check;

import java.util.Optional;
import java.util.stream.Stream;

/** What a broken check does to a run ({@code severity} of a quality rule in the Open Data Contract Standard). */
public enum Severity {
    /** Nothing of the run is published. What a contract does not say otherwise is of this kind. */
    ERROR("error"),
    /** The run is published, and what was found is told. */
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** Its name in a contract and in {@code governance.quality_result}. */
    public String word() {
        return word;
    }

    static Optional<Severity> of(String word) {
        return Stream.of(values())
                .filter(severity -> severity.word.equals(word))
                .findFirst();
    }
}
