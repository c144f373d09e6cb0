package io.truelift.webui.governance;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.webui.page.PageInfo;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is there, what does it mean, and whose is it? */
@RequestScoped
@Named("dictionarySearch")
public class DictionarySearch {
    private static final int PER_PART = 25;
    private static final int MOST_CHIPS = 12;

    private final Dictionary dictionary;
    private final Request request;
    private @Nullable List<Hit> hits;

    @Inject
    DictionarySearch(Dictionary dictionary, Request request) {
        this.dictionary = dictionary;
        this.request = request;
    }

    /**
     * A table that was found.
     *
     * @param table its contract
     * @param columns columns that match the words and the classification; empty where nothing narrows them down
     */
    public record Hit(TableContract table, List<ColumnContract> columns) {

        /** The first of the columns, as many as are read at a glance. */
        public List<ColumnContract> first() {
            return columns.stream().limit(MOST_CHIPS).toList();
        }

        /** How many columns more there are. */
        public int more() {
            return Math.max(0, columns.size() - MOST_CHIPS);
        }

        /** Columns that are personal or sensitive. */
        public long guarded() {
            return table.columns().stream()
                    .filter(column -> column.classification().compareTo(Classification.PERSONAL) >= 0)
                    .count();
        }
    }

    public String words() {
        return request.text("words");
    }

    public List<String> namespaces() {
        return dictionary.tables().stream()
                .map(TableContract::namespace)
                .distinct()
                .sorted()
                .toList();
    }

    public List<String> owners() {
        return dictionary.tables().stream()
                .map(TableContract::owner)
                .distinct()
                .sorted()
                .toList();
    }

    public List<String> classifications() {
        return Stream.of(Classification.values()).map(Classification::word).toList();
    }

    public boolean narrowed() {
        return Stream.of("words", "namespace", "classification", "owner")
                .anyMatch(name -> request.parameter(name).isPresent());
    }

    public int tableCount() {
        return dictionary.tables().size();
    }

    public int columnCount() {
        return dictionary.tables().stream()
                .mapToInt(table -> table.columns().size())
                .sum();
    }

    /** Tables that match every filter: where words are looked for, those whose names have them come first; else by name. */
    public List<Hit> hits() {
        if (hits == null) {
            hits = dictionary.tables().stream()
                    .filter(table -> matches(request.text("namespace"), table.namespace()))
                    .filter(table -> matches(request.text("owner"), table.owner()))
                    .flatMap(table -> hit(table).stream())
                    .sorted(Comparator.comparingInt(this::distance))
                    .toList();
        }
        return hits;
    }

    /** This part of the tables that match. */
    public List<Hit> shown() {
        return hits().stream().skip(parts().skipped()).limit(PER_PART).toList();
    }

    public PageInfo parts() {
        return PageInfo.of(request, PER_PART, hits().size());
    }

    /** Columns that were found in all tables. */
    public long foundColumns() {
        return hits().stream().mapToLong(hit -> hit.columns().size()).sum();
    }

    /** 0 where the table's name has the words, 1 where a column's has, 2 where only a meaning has. */
    private int distance(Hit hit) {
        String words = words().toLowerCase(Locale.ROOT);
        if (words.isEmpty() || contains(hit.table().qualifiedName(), words)) {
            return 0;
        }
        return hit.columns().stream().anyMatch(column -> contains(column.name(), words)) ? 1 : 2;
    }

    private Optional<Hit> hit(TableContract table) {
        String classification = request.text("classification");
        String words = words().toLowerCase(Locale.ROOT);
        boolean tableMatches = contains(table.qualifiedName(), words) || contains(table.description(), words);
        List<ColumnContract> columns = table.columns().stream()
                .filter(column ->
                        matches(classification, column.classification().word()))
                .filter(column -> contains(column.name(), words) || contains(column.description(), words))
                .toList();
        boolean asksForColumns = !classification.isEmpty();
        if (columns.isEmpty() && (asksForColumns || !tableMatches)) {
            return Optional.empty();
        }
        boolean showColumns = asksForColumns || !words.isEmpty();
        return Optional.of(new Hit(table, showColumns ? columns : List.of()));
    }

    private static boolean matches(String asked, String value) {
        return asked.isEmpty() || asked.equals(value);
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
