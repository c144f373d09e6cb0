-- The last runs of the pipelines, the newest first.
SELECT run_id, started_at, finished_at, lines_in, lines_published, lines_quarantined, customers
FROM lakehouse.governance.run
ORDER BY run_id DESC
LIMIT 20
