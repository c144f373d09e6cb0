package io.truelift.governance.dictionary;

import io.truelift.governance.check.TableCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a table means: one Open Data Contract Standard file.
 *
 * @param name key of the contract: its file name without {@code .odcs.yaml}
 * @param namespace {@code raw}, {@code governed}, {@code governance} or {@code analytics}; any other is the company's own
 * @param table name within the namespace
 * @param description meaning in a sentence
 * @param grain what one row stands for
 * @param owner team that answers for it
 * @param domain part of the business
 * @param retention how long rows are kept, such as {@code 3 y}
 * @param madeFrom raw table whose rows become its rows, keyed by customer; absent where it is made in another way
 * @param checks what it must be as a whole for a run to be published
 * @param warnings what it should be as a whole, and is told where it is not
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
        Optional<String> madeFrom,
        List<TableCheck> checks,
        List<TableCheck> warnings,
        List<ColumnContract> columns,
        Path file) {
    /** Namespaces whose tables are made here. */
    public static final Set<String> BUILT = Set.of("raw", "governed", "governance", "analytics");

    public TableContract {
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
        columns = List.copyOf(columns);
    }

    /** A table of which nothing is told that does not stop a run. */
    public TableContract(
            String name,
            String namespace,
            String table,
            String description,
            String grain,
            String owner,
            String domain,
            String retention,
            Optional<String> madeFrom,
            List<TableCheck> checks,
            List<ColumnContract> columns,
            Path file) {
        this(
                name,
                namespace,
                table,
                description,
                grain,
                owner,
                domain,
                retention,
                madeFrom,
                checks,
                List.of(),
                columns,
                file);
    }

    /** Namespace and name, such as {@code governed.customer}. */
    public String qualifiedName() {
        return namespace + "." + table;
    }

    /** Whether it is a table of the company's own warehouse: it is read where it lies, and never written to. */
    public boolean isExternal() {
        return isExternal(qualifiedName());
    }

    /** As {@link #isExternal()}, for a table by its namespace and name. */
    public static boolean isExternal(String qualifiedName) {
        return !BUILT.contains(qualifiedName.split("\\.", 2)[0]);
    }

    /** The column of an external table that says by an identifier of the company's own whose a row is. */
    public Optional<ColumnContract> personKey() {
        return columns.stream().filter(column -> column.keys().isPresent()).findFirst();
    }

    public Optional<ColumnContract> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** The same table with other columns. */
    public TableContract with(List<ColumnContract> others) {
        return new TableContract(
                name,
                namespace,
                table,
                description,
                grain,
                owner,
                domain,
                retention,
                madeFrom,
                checks,
                warnings,
                others,
                file);
    }
}
