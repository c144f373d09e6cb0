package io.truelift.webui.governance;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** How far does the dictionary reach? */
@RequestScoped
@Named("coverage")
public class Coverage {
    private final Dictionary dictionary;

    @Inject
    Coverage(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Columns of a classification. */
    public record Count(Classification classification, long columns) {}

    public int tables() {
        return dictionary.tables().size();
    }

    public long columns() {
        return allColumns().count();
    }

    public List<Count> byClassification() {
        return Stream.of(Classification.values())
                .map(classification -> new Count(
                        classification,
                        allColumns()
                                .filter(column -> column.classification() == classification)
                                .count()))
                .toList();
    }

    /** Tables that say how long rows are kept. */
    public long tablesWithRetention() {
        return dictionary.tables().stream()
                .filter(table -> !table.retention().isBlank())
                .count();
    }

    /** Columns that have at least one rule that the audit checks. */
    public long columnsWithRules() {
        return allColumns().filter(CareList::hasRule).count();
    }

    public List<String> owners() {
        return dictionary.tables().stream()
                .map(TableContract::owner)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<ColumnContract> allColumns() {
        return dictionary.tables().stream().flatMap(table -> table.columns().stream());
    }
}
