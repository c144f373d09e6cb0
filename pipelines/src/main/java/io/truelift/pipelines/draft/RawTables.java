package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The raw table that somebody names: by itself, with its namespace, or by the table of facts that is made from it. */
final class RawTables {
    private RawTables() {}

    /** @throws IllegalArgumentException where there is none of the name */
    static TableMatch named(String given, List<TableMatch> tables, Dictionary dictionary) {
        String raw = dictionary
                .find(given)
                .flatMap(TableContract::madeFrom)
                .orElse(given.startsWith("raw.") ? given : "raw." + given);
        Optional<TableMatch> found = tables.stream()
                .filter(match -> match.table().qualifiedName().equals(raw))
                .findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException(
                "Cannot draft a feed into %s: it is no raw table, and no table of facts. There are: %s. CONTRIBUTING.md says how to add one."
                        .formatted(
                                CommentedYaml.shown(given),
                                tables.stream()
                                        .map(match -> match.table().table())
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
    }
}
