SELECT experiment_summary.report_id, report.content
FROM experiment_summary
JOIN report ON report.id = experiment_summary.report_id
WHERE experiment_summary.summary IS NULL
ORDER BY experiment_summary.report_id
LIMIT 50
