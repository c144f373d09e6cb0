package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What of a file may be words of consent. It is drafted as a comment: a guess shall count nobody who did not agree.
 *
 * @param feed name of the feed
 * @param fields the fields
 * @param match the table that the lines go to
 * @param names how things are called
 * @param dictionary has the purposes
 */
record ConsentDraft(String feed, List<FieldProfile> fields, TableMatch match, Names names, Dictionary dictionary) {
    private static final List<String> YES = List.of(
            "true", "yes", "y", "1", "granted", "accepted", "opted_in", "subscribed", "agreed", "ja", "oui", "si");
    private static final int MOST_WORDS = 8;

    /** The comment; empty where no field is like consent. */
    String text() {
        if (match.table().table().equals("consent_event")) {
            return "";
        }
        List<Node> items = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        fields.forEach(field -> item(field, comments).ifPresent(items::add));
        if (items.isEmpty()) {
            return "";
        }
        String yaml = new CommentedYaml()
                .put("consent", CommentedYaml.items(items), comments)
                .write();
        return "# Fields that may say who agreed to what. A guess shall count nobody who did not agree: take the # away where it is\n"
                + "# right, and say when and where the word was given.\n"
                + yaml.lines()
                        .map(line -> line.startsWith("#") ? "# " + line : "#" + line)
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private Optional<Node> item(FieldProfile field, List<String> comments) {
        if (match.takes(field)
                || field.identifier().isPresent()
                || field.personal().isPresent()) {
            return Optional.empty();
        }
        String shown = CommentedYaml.shown(field.name());
        if (names.isConsentString(field.name())) {
            return Optional.of(item(
                    Map.of("tcf", CommentedYaml.fields(rule(field, Map.of()))),
                    "%s, by its name a consent string of the IAB: %s.".formatted(shown, field.inWords()),
                    comments));
        }
        if (names.isPrivacyControl(field.name())) {
            return Optional.of(item(
                    Map.of("gpc", CommentedYaml.fields(rule(field, Map.of()))),
                    "%s, by its name Global Privacy Control: %s.".formatted(shown, field.inWords()),
                    comments));
        }
        return names.purpose(field.name(), purposes())
                .filter(purpose ->
                        field.sample().distinct() > 0 && field.sample().distinct() <= MOST_WORDS)
                .map(purpose -> {
                    Map<String, Node> granted = new LinkedHashMap<>();
                    granted.put("purposes", CommentedYaml.list(List.of(purpose)));
                    granted.put("granted", CommentedYaml.fields(rule(field, map(field.sample()))));
                    return item(granted, "%s, by its name: %s.".formatted(shown, field.inWords()), comments);
                });
    }

    /** With when and where the word was given. */
    private Node item(Map<String, Node> speaker, String comment, List<String> comments) {
        comments.add(comment);
        CommentedYaml item = new CommentedYaml();
        speaker.forEach(item::put);
        if (!speaker.containsKey("tcf")) {
            Optional<FieldProfile> time =
                    fields.stream().filter(field -> field.type().isTime()).findFirst();
            time.ifPresent(field -> {
                Map<String, Node> rule = rule(field, Map.of());
                if (field.type().time() != null && field.type().time().format() != null) {
                    rule.put("format", CommentedYaml.text(field.type().time().format()));
                }
                item.put("decided_at", CommentedYaml.fields(rule));
                comments.add("Its time is taken from %s: say which one tells when the word was given."
                        .formatted(CommentedYaml.shown(field.name())));
            });
            if (time.isEmpty()) {
                item.put("decided_at", CommentedYaml.fields(Map.of("value", CommentedYaml.text("TO DO"))));
                comments.add("No field says when: give the time, such as 2026-01-31T12:00:00Z.");
            }
        }
        item.put("source", CommentedYaml.fields(Map.of("value", CommentedYaml.text(feed))));
        return item.node();
    }

    private static Map<String, String> map(ColumnSample sample) {
        boolean isPlain = sample.counts().keySet().stream().allMatch(value -> value.matches("true|false"));
        return isPlain ? Map.of() : TypeGuess.truth(sample).orElseGet(() -> words(sample));
    }

    private static Map<String, Node> rule(FieldProfile field, Map<String, String> map) {
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put("from", CommentedYaml.text(field.name()));
        if (!map.isEmpty()) {
            Map<String, Node> words = new LinkedHashMap<>();
            map.forEach((word, meaning) -> words.put(word, CommentedYaml.text(meaning)));
            rule.put("map", CommentedYaml.fields(words));
        }
        return rule;
    }

    /** What the words may mean: what is no plain yes is no. */
    private static Map<String, String> words(ColumnSample sample) {
        Map<String, String> map = new LinkedHashMap<>();
        sample.values()
                .forEach(value -> map.put(
                        value,
                        Boolean.toString(YES.contains(
                                value.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_")))));
        return map;
    }

    private List<String> purposes() {
        return dictionary.purposes().stream()
                .filter(Purpose::needsConsent)
                .map(Purpose::name)
                .toList();
    }
}
