package io.truelift.pipelines.feed;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.HeldIdentifiers;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a feed would keep identifiers as they were delivered: only columns may that the dictionary says so of. */
public final class RawIdentifiers {
    /** A line's own name, where the source knows nobody: it points at no person elsewhere. */
    private static final String RECORD = "record";

    private RawIdentifiers() {}

    /** Fields of a feed that tell who a person is: its identifiers, and what goes to columns that hold raw ones. */
    public static Set<String> fields(Feed feed, Dictionary dictionary) {
        Set<String> fields = new LinkedHashSet<>(identifierFields(feed));
        for (Feed.RecordRule record : feed.records()) {
            record.columns().forEach((column, rule) -> {
                if (mayHold(dictionary, record.table(), column)) {
                    fields.addAll(rule.fields());
                }
            });
        }
        return fields;
    }

    /** The first column that would hold a raw identifier and must not, in words; nothing where there is none. */
    static Optional<String> problem(Feed feed, Dictionary dictionary) {
        Set<String> identifiers = identifierFields(feed);
        for (Feed.RecordRule record : feed.records()) {
            for (Map.Entry<String, ValueRule> column : record.columns().entrySet()) {
                Set<String> kept = new HashSet<>(column.getValue().keptFields());
                kept.retainAll(identifiers);
                if (!kept.isEmpty() && !mayHold(dictionary, record.table(), column.getKey())) {
                    return Optional.of(
                            ("column %s of raw.%s would keep %s, an identifier, as it was delivered; take it from another field, or let the "
                                            + "contract of raw.%s say {property: identifiers, value: raw}")
                                    .formatted(
                                            column.getKey(),
                                            record.table(),
                                            kept.iterator().next(),
                                            record.table()));
                }
            }
            Optional<String> inDeletion = inDeletion(record, identifiers, dictionary);
            if (inDeletion.isPresent()) {
                return inDeletion;
            }
        }
        return Optional.empty();
    }

    /** A deletion keeps its key as text in a table that holds no raw identifiers of any table. */
    private static Optional<String> inDeletion(Feed.RecordRule record, Set<String> identifiers, Dictionary dictionary) {
        return Optional.ofNullable(record.deletes()).stream()
                .flatMap(deletes -> deletes.columns().entrySet().stream())
                .filter(column -> mayHold(dictionary, record.table(), column.getKey())
                        || column.getValue().keptFields().stream().anyMatch(identifiers::contains))
                .findFirst()
                .map(column ->
                        "deletes of raw.%s would keep an identifier in %s, as it was delivered; take a key that is none"
                                .formatted(record.table(), Feed.Deletes.TABLE));
    }

    private static Set<String> identifierFields(Feed feed) {
        Set<String> fields = new LinkedHashSet<>();
        feed.identifiers().stream()
                .filter(rule -> !rule.type().equals(RECORD))
                .forEach(rule -> fields.addAll(rule.value().fields()));
        return fields;
    }

    private static boolean mayHold(Dictionary dictionary, String table, String column) {
        return dictionary
                .table("raw." + table)
                .column(column)
                .filter(contract -> contract.identifiers() == HeldIdentifiers.RAW)
                .isPresent();
    }
}
