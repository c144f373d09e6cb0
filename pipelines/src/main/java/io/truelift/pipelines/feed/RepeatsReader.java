package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.words;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what it means that a record comes again: {@code key}, {@code repeats}, {@code latest_by} and {@code deletes}. */
final class RepeatsReader {
    private static final String KEY = "key";
    private static final String REPEATS = "repeats";
    private static final String LATEST_BY = "latest_by";
    private static final String DELETES = "deletes";
    private static final String NEWEST_FOLDER = "newest_folder";

    /** Words that stand beside the others of a record. */
    static final Set<String> WORDS = Set.of(KEY, REPEATS, LATEST_BY, DELETES);

    private final DeletesReader deletes;

    RepeatsReader(Dictionary dictionary, Declaration declaration, RecordRuleReader records) {
        this.deletes = new DeletesReader(dictionary, declaration, records);
    }

    /** @param columns rules of the record's columns */
    Feed.@Nullable Repeats repeats(Place node, TableContract table, LinkedHashMap<String, ValueRule> columns) {
        if (WORDS.stream().noneMatch(node::has)) {
            return null;
        }
        if (node.has(DELETES) && !node.has(KEY)) {
            throw wrong(
                    node.at(DELETES),
                    "deletes needs a key, the columns that tell which record is gone, such as key: [order_id, product_id]");
        }
        ArrayList<String> key = new ArrayList<>(words(node, KEY));
        Feed.Kept kept = kept(node);
        String by = node.has(LATEST_BY) ? text(node, LATEST_BY, "records") : null;
        if (by != null && kept != Feed.Kept.LATEST) {
            throw wrong(node.at(LATEST_BY), "latest_by goes with repeats: latest");
        }
        if (node.has(DELETES) && kept != Feed.Kept.LATEST) {
            throw wrong(
                    node.at(DELETES),
                    "deletes goes with repeats: latest, for a deletion undoes what came before it; repeats is %s"
                            .formatted(node.text(REPEATS)));
        }
        for (String column :
                by == null ? key : Stream.concat(key.stream(), Stream.of(by)).toList()) {
            if (!columns.containsKey(column)) {
                throw wrong(node, "%s is none of the columns that the record takes".formatted(column));
            }
        }
        if (key.isEmpty()) {
            throw wrong(node, "key names no column that tells the records apart, such as key: [order_id, product_id]");
        }
        return new Feed.Repeats(
                key, kept, by, node.has(DELETES) ? deletes.deletes(node.at(DELETES), table, key, by, columns) : null);
    }

    private static Feed.Kept kept(Place node) {
        return switch (Declaration.textOr(node, REPEATS, "")) {
            case "first" -> Feed.Kept.FIRST;
            case "latest" -> Feed.Kept.LATEST;
            case "newest_file" -> Feed.Kept.NEWEST_FILE;
            case NEWEST_FOLDER -> Feed.Kept.NEWEST_FOLDER;
            default ->
                throw wrong(
                        node.has(REPEATS) ? node.at(REPEATS) : node,
                        "repeats says what it means that a record comes again, and is one of first, latest, newest_file, newest_folder");
        };
    }

    /** Only files lie in folders. */
    static void checkFolders(Feed feed, Place root) {
        if (feed.source().table() == null) {
            return;
        }
        root.items("records").stream()
                .filter(node -> node.text(REPEATS).equals(NEWEST_FOLDER))
                .findFirst()
                .ifPresent(node -> {
                    throw wrong(
                            node.at(REPEATS),
                            "repeats: newest_folder goes with files, and the source is the table %s, which lies in no folder"
                                    .formatted(feed.source().table()));
                });
    }
}
