package io.truelift.webui.governance;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a table's rows come from and what is made of them.
 *
 * @param feeds feeds whose lines end up in the table
 * @param from tables that it is made from
 * @param into tables that are made from it
 */
public record Lineage(List<DeclaredFeed> feeds, List<String> from, List<String> into) {
    /** Tables that the build makes by rules of its own; others say in their contract which raw table their rows come from. */
    private static final Map<String, List<String>> MADE_FROM = Map.of(
            "governed.customer", List.of("raw.customer_record", "governed.identity", "governed.consent"),
            "governed.consent", List.of("raw.consent_event"),
            "governed.consent_history", List.of("raw.consent_event"),
            "analytics.segment_member", List.of("governed.customer"));

    /** Records that are gone: they name nobody, and take rows out of facts. */
    private static final String DELETIONS = "raw.deletion";
    /** Identifiers by which tables of the company's own name people. */
    private static final String KEYS = "raw.person_key";

    public Lineage {
        feeds = List.copyOf(feeds);
        from = List.copyOf(from);
        into = List.copyOf(into);
    }

    public static Lineage of(TableContract table, Dictionary dictionary, List<DeclaredFeed> feeds) {
        String name = table.qualifiedName();
        List<String> from = madeFrom(name, dictionary);
        List<String> into = dictionary.tables().stream()
                .map(TableContract::qualifiedName)
                .filter(other -> madeFrom(other, dictionary).contains(name))
                .toList();
        TreeSet<String> landed = new TreeSet<>();
        collectLanded(name, dictionary, landed);
        List<DeclaredFeed> writing = feeds.stream()
                .filter(feed -> feed.tables().stream().anyMatch(landed::contains))
                .toList();
        return new Lineage(writing, from, into);
    }

    private static void collectLanded(String name, Dictionary dictionary, TreeSet<String> landed) {
        if (name.startsWith("raw.")) {
            landed.add(name);
        }
        madeFrom(name, dictionary).forEach(source -> collectLanded(source, dictionary, landed));
    }

    /** Tables that a table is made from, those whose facts its columns sum up included. */
    static List<String> madeFrom(String name, Dictionary dictionary) {
        Stream<String> summedUp = dictionary.find(name).stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> column.sumsUp().stream());
        return Stream.concat(rowsFrom(name, dictionary), summedUp).distinct().toList();
    }

    private static Stream<String> rowsFrom(String name, Dictionary dictionary) {
        if (MADE_FROM.containsKey(name)) {
            return MADE_FROM.get(name).stream();
        }
        if (name.equals("governed.identity")) {
            return dictionary.namespace("raw").stream()
                    .filter(table -> table.column("identifiers").isPresent())
                    .map(TableContract::qualifiedName)
                    .filter(table -> !table.equals(DELETIONS));
        }
        if (name.equals(KEYS)) {
            return dictionary.keyed().stream().map(TableContract::qualifiedName);
        }
        return dictionary.find(name).flatMap(TableContract::madeFrom).stream();
    }
}
