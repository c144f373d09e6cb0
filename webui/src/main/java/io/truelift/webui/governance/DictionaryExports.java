package io.truelift.webui.governance;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.governance.DictionarySearch.Hit;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The dictionary as a file: a row per column that the search finds, or per column of the tables that it finds. */
@RequestScoped
public class DictionaryExports implements Exports {
    private final DictionarySearch search;
    private final Clock clock = Clock.systemUTC();

    @Inject
    DictionaryExports(DictionarySearch search) {
        this.search = search;
    }

    @Override
    public Page page() {
        return Page.DICTIONARY;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return name.equals("columns") ? Optional.of(columns()) : Optional.empty();
    }

    private record Row(TableContract table, ColumnContract column) {}

    private ExportTable columns() {
        List<Row> rows = search.hits().stream()
                .flatMap(hit -> found(hit).stream().map(column -> new Row(hit.table(), column)))
                .toList();
        return ExportTable.of(
                "Dictionary columns",
                clock.instant(),
                rows,
                new Columns<Row>()
                        .text("Table", row -> row.table().qualifiedName())
                        .text("Table means", row -> row.table().description())
                        .text("Owner", row -> row.table().owner())
                        .text("Grain", row -> row.table().grain())
                        .text("Column", row -> row.column().name())
                        .text("Type", row -> row.column().type())
                        .text("Means", row -> row.column().description())
                        .text(
                                "Classification",
                                row -> row.column().classification().word())
                        .text("Purposes", row -> String.join(", ", row.column().purposes()))
                        .text("Required", row -> row.column().required() ? "yes" : "no")
                        .text("Mask", row -> row.column().mask().orElse("")));
    }

    private static List<ColumnContract> found(Hit hit) {
        return hit.columns().isEmpty() ? hit.table().columns() : hit.columns();
    }
}
