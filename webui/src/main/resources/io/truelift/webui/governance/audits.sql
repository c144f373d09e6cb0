-- The last ten runs that were audited, the newest first, with what their checks found. One that was stopped is not among the runs that were published.
SELECT
    results.run_id,
    max(results.checked_at) AS checked_at,
    count(*) AS checks,
    count_if(results.violations > 0 AND coalesce(results.severity, 'error') = 'error') AS errors,
    count_if(results.violations > 0 AND results.severity = 'warning') AS warnings,
    max(runs.run_id) IS NOT NULL AS is_published
FROM lakehouse.governance.quality_result AS results
LEFT JOIN (SELECT DISTINCT run_id FROM lakehouse.governance.run) AS runs ON runs.run_id = results.run_id
GROUP BY results.run_id
ORDER BY results.run_id DESC
LIMIT 10
