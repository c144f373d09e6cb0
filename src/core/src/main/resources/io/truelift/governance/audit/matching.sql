SELECT id, query_id, asked_at, ended_at, person, source, state, message, sql, rows_out
FROM query_event
WHERE (? = '' OR person = ?)
    AND (? <> '' OR person <> ?)
    AND (? = '' OR state = ?)
    AND (? = '' OR EXISTS (
        SELECT FROM query_read
        WHERE event_id = id AND table_name = ? AND (? = '' OR ? = ANY (columns_read))))
ORDER BY id DESC
LIMIT ? OFFSET ?
