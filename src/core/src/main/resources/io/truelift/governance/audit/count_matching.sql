SELECT count(*)
FROM (
    SELECT id
    FROM query_event
    WHERE (? = '' OR person = ?)
        AND (? <> '' OR person <> ?)
        AND (? = '' OR state = ?)
        AND (? = '' OR EXISTS (
            SELECT FROM query_read
            WHERE event_id = id AND table_name = ? AND (? = '' OR ? = ANY (columns_read))))
    LIMIT 10000
) AS matching
