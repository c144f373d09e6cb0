-- title: Unknown column of a named query

WITH
    latest AS (
        SELECT customer_id, max(ordered_at) AS last_ordered_at
        FROM lakehouse.governed.order_line
        GROUP BY customer_id
    )
SELECT customer_id
FROM latest
WHERE ordered_at > TIMESTAMP '2026-01-01 00:00:00 UTC'
