package io.truelift.governance.dictionary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a table means: one Open Data Contract Standard file.
 *
 * @param name key of the contract: its file name without {@code .odcs.yaml}
 * @param namespace {@code raw}, {@code governed}, {@code governance} or {@code analytics}
 * @param table name within the namespace
 * @param description meaning in a sentence
 * @param grain what one row stands for
 * @param owner team that answers for it
 * @param domain part of the business
 * @param retention how long rows are kept, such as {@code 3 y}
 * @param minimumRows least number of rows for a run to be published
 * @param columns in the order of the table
 * @param file the contract's file
 */
public record TableContract(
        String name,
        String namespace,
        String table,
        String description,
        String grain,
        String owner,
        String domain,
        String retention,
        long minimumRows,
        List<ColumnContract> columns,
        Path file) {

    public TableContract {
        columns = List.copyOf(columns);
    }

    /** Namespace and name, such as {@code governed.customer}. */
    public String qualifiedName() {
        return namespace + "." + table;
    }

    public Optional<ColumnContract> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }
}
