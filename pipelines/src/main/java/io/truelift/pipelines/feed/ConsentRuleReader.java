package io.truelift.pipelines.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an item of a declaration's {@code consent}, and holds it against the purposes. */
final class ConsentRuleReader {
    /** What a word may tell beside purpose and grant; the contract of {@code raw.consent_event} says what each means. */
    private static final List<String> COLUMNS = List.of(
            "decided_at", "source", "notice_version", "expires_at", "method", "notice", "language", "jurisdiction", "controller", "evidence");
    private static final Set<String> WORDS = Set.of("purposes", "granted", "tcf", "gpc", "valid_for");
    /** Platforms must ask anew after thirteen months at the latest, says the framework's policy. */
    private static final Period TCF_VALID_FOR = Period.ofMonths(13);

    private final Dictionary dictionary;
    private final BiFunction<JsonNode, String, ValueRule> values;
    private final Function<String, FeedException> wrong;

    /**
     * @param values reads how a value comes from a line, at a place
     * @param wrong what to throw for a mistake
     */
    ConsentRuleReader(Dictionary dictionary, BiFunction<JsonNode, String, ValueRule> values, Function<String, FeedException> wrong) {
        this.dictionary = dictionary;
        this.values = values;
        this.wrong = wrong;
    }

    Feed.ConsentRule rule(JsonNode node) {
        node.fieldNames().forEachRemaining(word -> {
            if (!WORDS.contains(word) && !COLUMNS.contains(word)) {
                throw wrong.apply("consent.%s is none of %s, %s".formatted(word, WORDS.stream().sorted().toList(), COLUMNS));
            }
        });
        Feed.Speaker speaker = speaker(node);
        LinkedHashMap<String, ValueRule> columns = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            // A consent string has its own time; any other word needs one, and every word needs its source.
            boolean needed = column.equals("source") || column.equals("decided_at") && !(speaker instanceof Feed.Tcf);
            if (needed || node.has(column)) {
                columns.put(column, values.apply(node.path(column), "consent." + column));
            }
        }
        return new Feed.ConsentRule(speaker, columns, validFor(node, speaker));
    }

    private Feed.Speaker speaker(JsonNode node) {
        if (node.has("tcf")) {
            LinkedHashMap<String, Purpose.Signals> signals = new LinkedHashMap<>();
            dictionary.purposes().stream().filter(purpose -> purpose.signals().isInTcf()).forEach(purpose -> signals.put(purpose.name(), purpose.signals()));
            if (signals.isEmpty()) {
                throw wrong.apply("it reads consent strings, and no purpose in purposes.yaml says with tcf what they mean");
            }
            return new Feed.Tcf(values.apply(node.path("tcf"), "consent.tcf"), signals);
        }
        if (node.has("gpc")) {
            ArrayList<String> refuses = new ArrayList<>();
            dictionary.purposes().stream()
                    .filter(purpose -> purpose.signals().gpc() == Purpose.PrivacyControl.REFUSES)
                    .forEach(purpose -> refuses.add(purpose.name()));
            if (refuses.isEmpty()) {
                throw wrong.apply("it reads Global Privacy Control, and no purpose in purposes.yaml says gpc: refuses");
            }
            return new Feed.PrivacyControl(values.apply(node.path("gpc"), "consent.gpc"), refuses);
        }
        ArrayList<String> purposes = new ArrayList<>();
        node.path("purposes").forEach(purpose -> purposes.add(purpose.asText()));
        for (String purpose : purposes) {
            if (dictionary.purposes().stream().noneMatch(known -> known.name().equals(purpose) && known.needsConsent())) {
                throw wrong.apply("purpose %s is none that asks for consent in purposes.yaml".formatted(purpose));
            }
        }
        if (purposes.isEmpty()) {
            throw wrong.apply("consent has none of purposes: [...], tcf, gpc");
        }
        return new Feed.Stated(purposes, values.apply(node.path("granted"), "consent.granted"));
    }

    private @Nullable Period validFor(JsonNode node, Feed.Speaker speaker) {
        if (!node.has("valid_for")) {
            return speaker instanceof Feed.Tcf ? TCF_VALID_FOR : null;
        }
        String text = node.path("valid_for").asText();
        try {
            Period period = Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                throw wrong.apply("consent.valid_for %s is no time to come".formatted(text));
            }
            return period;
        } catch (DateTimeException e) {
            throw wrong.apply("consent.valid_for %s is no period such as P13M or P1Y".formatted(text));
        }
    }
}
