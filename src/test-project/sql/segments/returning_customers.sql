-- title: Returning customers
-- description: >
--   Placed two orders or more, at different times, the last of them in the 365 days before the
--   newest order. A cancellation is no order.
-- owner: crm
-- purpose: analytics

WITH
    orders AS (
        SELECT customer_id, order_id, min(ordered_at) AS ordered_at
        FROM lakehouse.governed.order_line
        WHERE NOT is_cancellation AND customer_id IS NOT NULL
        GROUP BY customer_id, order_id
    ),
    latest AS (
        SELECT max(ordered_at) AS ordered_at
        FROM orders
    ),
    history AS (
        SELECT customer_id, count(DISTINCT ordered_at) AS order_count, max(ordered_at) AS last_ordered_at
        FROM orders
        GROUP BY customer_id
    )
SELECT history.customer_id
FROM history
CROSS JOIN latest
WHERE
    history.order_count >= 2
    AND history.last_ordered_at > latest.ordered_at - INTERVAL '365' DAY
