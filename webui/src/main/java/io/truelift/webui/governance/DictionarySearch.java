package io.truelift.webui.governance;

import io.truelift.dictionary.Classification;
import io.truelift.dictionary.ColumnContract;
import io.truelift.dictionary.Dictionary;
import io.truelift.dictionary.TableContract;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is there, what does it mean, and whose is it? */
@RequestScoped
@Named("dictionarySearch")
public class DictionarySearch {
    private final Dictionary dictionary;
    private final Request request;

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

        /** Columns that are personal or sensitive. */
        public long guarded() {
            return table.columns().stream().filter(column -> column.classification().compareTo(Classification.PERSONAL) >= 0).count();
        }
    }

    public String words() {
        return request.text("words");
    }

    public List<String> namespaces() {
        return dictionary.tables().stream().map(TableContract::namespace).distinct().sorted().toList();
    }

    public List<String> owners() {
        return dictionary.tables().stream().map(TableContract::owner).distinct().sorted().toList();
    }

    public List<String> classifications() {
        return Stream.of(Classification.values()).map(Classification::word).toList();
    }

    public boolean narrowed() {
        return Stream.of("words", "namespace", "classification", "owner").anyMatch(name -> request.parameter(name).isPresent());
    }

    public int tableCount() {
        return dictionary.tables().size();
    }

    public int columnCount() {
        return dictionary.tables().stream().mapToInt(table -> table.columns().size()).sum();
    }

    /** Tables that match every filter, by name. */
    public List<Hit> hits() {
        return dictionary.tables().stream()
                .filter(table -> matches(request.text("namespace"), table.namespace()))
                .filter(table -> matches(request.text("owner"), table.owner()))
                .flatMap(table -> hit(table).stream())
                .toList();
    }

    private Optional<Hit> hit(TableContract table) {
        String classification = request.text("classification");
        String words = words().toLowerCase(Locale.ROOT);
        boolean tableMatches = contains(table.qualifiedName(), words) || contains(table.description(), words);
        List<ColumnContract> columns = table.columns().stream()
                .filter(column -> matches(classification, column.classification().word()))
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
