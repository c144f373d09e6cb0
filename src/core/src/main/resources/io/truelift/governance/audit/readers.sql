SELECT person, table_name, count(*) AS queries, max(asked_at) AS last_at
FROM query_event
JOIN query_read ON event_id = id
WHERE asked_at >= ? AND person <> ? AND (? = '' OR table_name = ?) AND (? = '' OR person = ?)
GROUP BY person, table_name
ORDER BY queries DESC, person, table_name
LIMIT 500
