SELECT event_id, table_name, columns_read, masked
FROM query_read
WHERE event_id = ANY (?)
ORDER BY event_id, table_name
