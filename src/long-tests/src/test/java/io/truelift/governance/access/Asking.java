package io.truelift.governance.access;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A way to ask for the rows of a table.
 *
 * @param title in words
 * @param sql with {table}, {name} for the table without its schema, {schema}, {key} for the column that names a row's
 *     person, {others} for columns that are neither, {snapshot} and {time} of a state before the consent changed
 */
record Asking(String title, String sql) {

    /** Ways that answer rows, each the person of a row as k: the rule of rows must hold in each. */
    static final List<Asking> ROWS = List.of(
            new Asking("plain", "SELECT {key} AS k FROM {table}"),
            new Asking("sub-query", "SELECT k FROM (SELECT {key} AS k FROM {table}) WHERE k IS NOT NULL OR k IS NULL"),
            new Asking(
                    "join with itself", "SELECT a.{key} AS k FROM {table} a LEFT JOIN {table} b ON a.{key} = b.{key}"),
            new Asking(
                    "CTE and aggregate",
                    "WITH t AS (SELECT {key} AS k, count(*) AS n FROM {table} GROUP BY 1) SELECT k FROM t"),
            new Asking("union", "SELECT {key} AS k FROM {table} UNION SELECT {key} FROM {table}"),
            new Asking(
                    "exists",
                    "SELECT {key} AS k FROM {table} o WHERE EXISTS (SELECT 1 FROM {table} i WHERE i.{key} IS NOT DISTINCT FROM o.{key})"),
            new Asking("lateral", "SELECT l.k FROM {table} t CROSS JOIN LATERAL (SELECT t.{key} AS k) l"),
            new Asking("window", "SELECT first_value({key}) OVER (PARTITION BY {key}) AS k FROM {table}"),
            new Asking(
                    "unnested array",
                    "SELECT k FROM (SELECT array_agg({key}) AS ks FROM {table}) CROSS JOIN UNNEST(ks) AS u (k)"),
            new Asking("snapshot of before", "SELECT {key} AS k FROM {table} FOR VERSION AS OF {snapshot}"),
            new Asking("time of before", "SELECT {key} AS k FROM {table} FOR TIMESTAMP AS OF TIMESTAMP '{time}'"),
            new Asking("hidden column", "SELECT {key} AS k, \"$path\" FROM {table}"),
            new Asking(
                    "table function",
                    "SELECT {key} AS k FROM TABLE(system.builtin.exclude_columns(input => TABLE({table}), columns => DESCRIPTOR({others})))"));

    /** All of these at once, each row with the title of its way. */
    static final Asking TOGETHER = new Asking(
            "together",
            ROWS.stream()
                    .map(asking -> "SELECT '%s' AS way, CAST(k AS varchar) AS k FROM (%s)"
                            .formatted(asking.title(), asking.sql()))
                    .collect(Collectors.joining(" UNION ALL ")));

    /** The plain way, prepared and executed. */
    static final Asking PREPARED = new Asking("prepared", "EXECUTE IMMEDIATE 'SELECT {key} AS k FROM {table}'");

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
            new Asking(
                    "table_changes",
                    "SELECT * FROM TABLE(lakehouse.system.table_changes('{schema}', '{name}', 1, {snapshot}))"),
            new Asking("rollback", "CALL lakehouse.system.rollback_to_snapshot('{schema}', '{name}', {snapshot})"),
            new Asking("compaction", "ALTER TABLE {table} EXECUTE optimize"),
            new Asking(
                    "a view of one's own",
                    "CREATE VIEW lakehouse.analytics.around SECURITY DEFINER AS SELECT {key} FROM {table}"),
            new Asking("a copy", "CREATE TABLE lakehouse.analytics.around AS SELECT {key} FROM {table}"),
            new Asking("a view with invoker's rights", "SELECT * FROM lakehouse.analytics.as_invoker"),
            new Asking("a view with definer's rights", "SELECT * FROM lakehouse.analytics.as_definer"));

    private static String hidden(String table) {
        return "SELECT * FROM lakehouse.{schema}.\"{name}$%s\"".formatted(table);
    }
}
