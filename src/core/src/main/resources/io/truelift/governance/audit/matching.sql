SELECT id, query_id, asked_at, ended_at, person, source, state, message, sql, rows_out
FROM query_event
WHERE (:person = '' OR person = :person)
    AND (:person <> '' OR person <> :suite)
    AND (:state = '' OR state = :state)
    AND (:table = '' OR EXISTS (
        SELECT FROM query_read
        WHERE event_id = id AND table_name = :table AND (:column = '' OR :column = ANY (columns_read))))
ORDER BY id DESC
LIMIT :count OFFSET :skipped
