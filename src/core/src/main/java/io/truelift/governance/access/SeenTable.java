package io.truelift.governance.access;

import io.truelift.governance.access.AccessPolicy.Grant;
import io.truelift.governance.access.AccessPolicy.Privilege;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicy.Visibility;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import java.util.List;
import java.util.Optional;

/**
 * What a role sees of a table, as the engine's rules have it ({@link EngineRules}).
 *
 * @param role the role
 * @param table the table
 * @param privileges what may be done; nothing where the table is refused
 * @param rows which rows are seen; absent where the table is refused
 * @param columns how each column is seen, in the order of the table
 */
public record SeenTable(
        Role role, TableContract table, List<Privilege> privileges, Optional<Rows> rows, List<SeenColumn> columns) {

    public SeenTable {
        privileges = List.copyOf(privileges);
        columns = List.copyOf(columns);
    }

    /**
     * @param column the column
     * @param visibility how it is seen
     * @param mask the expression in whose place it is seen; empty where it is not masked
     */
    public record SeenColumn(ColumnContract column, Visibility visibility, String mask) {}

    /** What the role sees of the table. */
    public static SeenTable of(AccessPolicy policy, Role role, TableContract table) {
        Optional<Grant> grant = role.grant(table.qualifiedName());
        return new SeenTable(
                role,
                table,
                grant.map(Grant::privileges).orElse(List.of()),
                grant.map(Grant::rows),
                table.columns().stream()
                        .map(column -> seen(policy, grant, table, column))
                        .toList());
    }

    private static SeenColumn seen(
            AccessPolicy policy, Optional<Grant> grant, TableContract table, ColumnContract column) {
        Visibility visibility =
                grant.map(known -> EngineRules.visibility(known, table, column)).orElse(Visibility.REFUSED);
        return new SeenColumn(
                column, visibility, visibility == Visibility.MASKED ? EngineRules.mask(policy, column) : "");
    }

    /** Whether the role sees nothing of it. */
    public boolean isRefused() {
        return rows.isEmpty();
    }

    /** Columns that are seen in one way. */
    public long count(Visibility visibility) {
        return columns.stream()
                .filter(column -> column.visibility() == visibility)
                .count();
    }

    public Optional<SeenColumn> column(String name) {
        return columns.stream()
                .filter(column -> column.column().name().equals(name))
                .findFirst();
    }
}
