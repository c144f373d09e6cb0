package io.truelift.access;

import java.util.List;

/**
 * A way to ask for the rows of a table.
 *
 * @param title in words
 * @param sql with {table}, {name} for the table without its schema, {schema}, {key} for the column that names a row's
 *     person, {snapshot} and {time} of a state before the consent changed; answers {key} in its first column
 */
record Asking(String title, String sql) {

    /** Ways that answer rows: the rule of rows must hold in each. */
    static final List<Asking> ROWS = List.of(
            new Asking("plain", "SELECT {key} FROM {table}"),
            new Asking("sub-query", "SELECT k FROM (SELECT {key} AS k FROM {table}) WHERE k IS NOT NULL OR k IS NULL"),
            new Asking("join with itself", "SELECT a.{key} FROM {table} a LEFT JOIN {table} b ON a.{key} = b.{key}"),
            new Asking("CTE and aggregate", "WITH t AS (SELECT {key} AS k, count(*) AS n FROM {table} GROUP BY 1) SELECT k FROM t"),
            new Asking("union", "SELECT {key} FROM {table} UNION SELECT {key} FROM {table}"),
            new Asking("exists", "SELECT {key} FROM {table} o WHERE EXISTS (SELECT 1 FROM {table} i WHERE i.{key} IS NOT DISTINCT FROM o.{key})"),
            new Asking("lateral", "SELECT l.k FROM {table} t CROSS JOIN LATERAL (SELECT t.{key} AS k) l"),
            new Asking("window", "SELECT first_value({key}) OVER (PARTITION BY {key}) FROM {table}"),
            new Asking("unnested array", "SELECT k FROM (SELECT array_agg({key}) AS ks FROM {table}) CROSS JOIN UNNEST(ks) AS u (k)"),
            new Asking("by a time-travelled snapshot", "SELECT {key} FROM {table} FOR VERSION AS OF {snapshot}"),
            new Asking("by a time-travelled time", "SELECT {key} FROM {table} FOR TIMESTAMP AS OF TIMESTAMP '{time}'"),
            new Asking("hidden column", "SELECT {key}, \"$path\" FROM {table}"),
            new Asking("table function", "SELECT {key} FROM TABLE(system.builtin.exclude_columns(input => TABLE({table}), columns => DESCRIPTOR(run_id)))"),
            new Asking("prepared", "EXECUTE IMMEDIATE 'SELECT {key} FROM {table}'"));

    /** Ways that look past the rows, into files and history: refused to everybody but the suite. */
    static final List<Asking> PAST_THE_ROWS = List.of(
            new Asking("$files", hidden("files")),
            new Asking("$partitions", hidden("partitions")),
            new Asking("$snapshots", hidden("snapshots")),
            new Asking("$history", hidden("history")),
            new Asking("$refs", hidden("refs")),
            new Asking("$manifests", hidden("manifests")),
            new Asking("$all_manifests", hidden("all_manifests")),
            new Asking("$entries", hidden("entries")),
            new Asking("$all_entries", hidden("all_entries")),
            new Asking("$properties", hidden("properties")),
            new Asking("$metadata_log_entries", hidden("metadata_log_entries")),
            new Asking("$data", hidden("data")),
            new Asking("table_changes", "SELECT * FROM TABLE(lakehouse.system.table_changes('{schema}', '{name}', 1, {snapshot}))"),
            new Asking("ANALYZE", "ANALYZE {table}"),
            new Asking("rollback", "CALL lakehouse.system.rollback_to_snapshot('{schema}', '{name}', {snapshot})"),
            new Asking("compaction", "ALTER TABLE {table} EXECUTE optimize"),
            new Asking("a view of one's own", "CREATE VIEW lakehouse.analytics.around SECURITY DEFINER AS SELECT {key} FROM {table}"),
            new Asking("a copy", "CREATE TABLE lakehouse.analytics.around AS SELECT {key} FROM {table}"),
            new Asking("a view with invoker's rights", "SELECT * FROM lakehouse.analytics.as_invoker"),
            new Asking("a view with definer's rights", "SELECT * FROM lakehouse.analytics.as_definer"));

    private static String hidden(String table) {
        return "SELECT * FROM lakehouse.{schema}.\"{name}$%s\"".formatted(table);
    }
}
