-- title: New customers
-- description: >
--   Placed their first order in the 90 days before the newest order. Orders that were later
--   cancelled count as orders; returns do not.
-- owner: crm
-- purpose: analytics

WITH
    orders AS (
        SELECT customer_id, ordered_at
        FROM lakehouse.governed.order_line
        WHERE NOT is_cancellation AND customer_id IS NOT NULL
    ),
    latest AS (
        SELECT max(ordered_at) AS ordered_at
        FROM orders
    ),
    first_order AS (
        SELECT customer_id, min(ordered_at) AS ordered_at
        FROM orders
        GROUP BY customer_id
    )
SELECT first_order.customer_id
FROM first_order
CROSS JOIN latest
WHERE first_order.ordered_at > latest.ordered_at - INTERVAL '90' DAY
