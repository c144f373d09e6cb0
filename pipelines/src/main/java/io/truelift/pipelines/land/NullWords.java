package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.ValueRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which texts of a field mean that nothing was given: those of the source, unless a column says others of its field. */
final class NullWords {
    private final Set<String> ofSource;
    private final Map<String, Set<String>> ofFields;

    private NullWords(Set<String> ofSource, Map<String, Set<String>> ofFields) {
        this.ofSource = ofSource;
        this.ofFields = ofFields;
    }

    static NullWords of(Feed feed) {
        Map<String, Set<String>> ofFields = new HashMap<>();
        rules(feed)
                .filter(rule -> rule.nullValues() != null)
                .forEach(rule -> rule.fields().forEach(field -> ofFields.put(field, Set.copyOf(rule.nullValues()))));
        return new NullWords(Set.copyOf(feed.source().nullValues()), ofFields);
    }

    private static Stream<ValueRule> rules(Feed feed) {
        return Stream.of(
                        feed.identifiers().stream().map(Feed.IdentifierRule::value),
                        feed.records().stream().flatMap(record -> record.columns().values().stream()),
                        feed.consents().stream().flatMap(consent -> consent.columns().values().stream()))
                .flatMap(rules -> rules);
    }

    boolean isNothing(String field, String text) {
        return (ofFields.isEmpty() ? ofSource : ofFields.getOrDefault(field, ofSource)).contains(text);
    }
}
