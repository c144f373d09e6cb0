-- What checks found in the last ten audited runs, of those that measured something or were broken in one of them.
WITH
    last_runs AS (
        SELECT run_id
        FROM lakehouse.governance.quality_result
        GROUP BY run_id
        ORDER BY run_id DESC
        LIMIT 10
    ),
    results AS (
        SELECT
            run_id,
            table_name,
            coalesce(column_name, '') AS column_name,
            coalesce(feed, '') AS feed,
            rule,
            coalesce(severity, 'error') AS severity,
            violations,
            measured_value,
            threshold,
            coalesce(detail, '') AS detail,
            coalesce(sources, '') AS sources,
            bool_or(violations > 0 OR measured_value IS NOT NULL) OVER (PARTITION BY table_name, column_name, feed, rule) AS has_something_to_show
        FROM lakehouse.governance.quality_result
        WHERE run_id IN (SELECT run_id FROM last_runs)
    )
SELECT run_id, table_name, column_name, feed, rule, severity, violations, measured_value, threshold, detail, sources
FROM results
WHERE has_something_to_show
ORDER BY table_name, column_name, feed, rule, run_id
