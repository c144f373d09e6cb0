-- The files that the newest run found, with what became of each.
SELECT feed, file, status, reason, lines_in, lines_published, lines_quarantined
FROM lakehouse.governance.run_file
WHERE run_id = (SELECT max(run_id) FROM lakehouse.governance.run)
ORDER BY feed, file
