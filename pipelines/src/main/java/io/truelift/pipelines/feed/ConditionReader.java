package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.words;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.Set;
import java.util.TreeSet;

/** Reads a condition on a field of a line. */
final class ConditionReader {
    static final Set<String> WORDS = new TreeSet<>(Set.of("column", "in", "not_in", "present"));

    private final Declaration declaration;

    ConditionReader(Declaration declaration) {
        this.declaration = declaration;
    }

    /**
     * A condition that stands alone.
     *
     * @param where the word that it stands under
     */
    Feed.Condition condition(Place node, String where) {
        declaration.allow(Declaration.mapping(node, where), where, WORDS);
        return read(node, where);
    }

    /** A condition, whatever else stands beside it. */
    static Feed.Condition read(Place node, String where) {
        String column = text(node, "column", where);
        if (node.has("in")) {
            return new Feed.In(column, words(node, "in"));
        }
        if (node.has("not_in")) {
            return new Feed.NotIn(column, words(node, "not_in"));
        }
        return switch (node.text("present")) {
            case "true" -> new Feed.Present(column, true);
            case "false" -> new Feed.Present(column, false);
            default ->
                throw wrong(
                        node, "%s of %s has none of in: [...], not_in: [...], present: true".formatted(where, column));
        };
    }
}
