package io.truelift.analysis.experiment.result;

import java.util.Map;

/**
 * What a report was made of beside data, so that two reports can be told apart.
 *
 * @param files SHA-256 of the text of each file in {@code sql}, by its place there; {@code engine} is the folder as a whole
 * @param dictionary SHA-256 of the contract of each table that was read
 * @param consent exposed units by what they said of the purpose
 * @param program version of this software
 */
public record Origins(
        Map<String, String> files, Map<String, String> dictionary, Map<String, Long> consent, String program) {
    /** Of a report that an earlier version stored. */
    public static final Origins UNKNOWN = new Origins(Map.of(), Map.of(), Map.of(), "");

    public Origins {
        files = Map.copyOf(files);
        dictionary = Map.copyOf(dictionary);
        consent = Map.copyOf(consent);
    }
}
