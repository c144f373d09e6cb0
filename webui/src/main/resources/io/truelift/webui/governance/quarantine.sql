-- Lines that were set aside, by feed and rule, with one reason as an example.
SELECT feed, rule, coalesce(column_name, '') AS column_name, count(*) AS lines, max(quarantined_at) AS newest, min(reason) AS example
FROM lakehouse.governance.quarantine
GROUP BY feed, rule, coalesce(column_name, '')
ORDER BY lines DESC, feed, rule
