package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which texts of a field mean that nothing was given: those of the source, unless a rule says others of its field. */
final class NullValues {
    private final Set<String> ofSource;
    private final Map<String, Set<String>> ofFields;

    private NullValues(Set<String> ofSource, Map<String, Set<String>> ofFields) {
        this.ofSource = ofSource;
        this.ofFields = ofFields;
    }

    static NullValues of(Feed feed) {
        Map<String, Set<String>> ofFields = new HashMap<>();
        feed.values()
                .filter(rule -> rule.nullValues() != null)
                .forEach(rule -> rule.fields().forEach(field -> ofFields.put(field, Set.copyOf(rule.nullValues()))));
        return new NullValues(Set.copyOf(feed.source().nullValues()), ofFields);
    }

    boolean isNothing(String field, String text) {
        return (ofFields.isEmpty() ? ofSource : ofFields.getOrDefault(field, ofSource)).contains(text);
    }
}
