SELECT count(*)
FROM (
    SELECT id
    FROM query_event
    WHERE (:person = '' OR person = :person)
        AND (:person <> '' OR person <> :suite)
        AND (:state = '' OR state = :state)
        AND (:table = '' OR EXISTS (
            SELECT FROM query_read
            WHERE event_id = id AND table_name = :table AND (:column = '' OR :column = ANY (columns_read))))
    LIMIT 10000
) AS matching
