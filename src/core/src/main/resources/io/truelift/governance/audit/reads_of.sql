SELECT event_id, table_name AS table, columns_read AS columns, masked
FROM query_read
WHERE event_id = ANY (:queries)
ORDER BY event_id, table_name
