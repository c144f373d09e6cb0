SELECT person, table_name AS table, count(*) AS queries, max(asked_at) AS last
FROM query_event
JOIN query_read ON event_id = id
WHERE asked_at >= :since
    AND person <> :suite
    AND (:table = '' OR table_name = :table)
    AND (:person = '' OR person = :person)
GROUP BY person, table_name
ORDER BY queries DESC, person, table_name
LIMIT 500
