-- title: "Funnel: looked at products"
-- description: >
--   Looked at a product, put nothing in the cart and bought nothing.
--   Counts actions in the 30 days before the newest action; the furthest step decides, so that
--   nobody is in two stages.
-- owner: crm
-- purpose: analytics

WITH
    latest AS (
        SELECT max(occurred_at) AS occurred_at
        FROM lakehouse.governed.event
    ),
    step AS (
        SELECT
            event.customer_id,
            CASE event.event_type
                WHEN 'visit' THEN 1
                WHEN 'view' THEN 2
                WHEN 'add_to_cart' THEN 3
                WHEN 'checkout' THEN 3
                WHEN 'purchase' THEN 4
            END AS stage
        FROM lakehouse.governed.event
        CROSS JOIN latest
        WHERE
            event.customer_id IS NOT NULL
            AND event.occurred_at > latest.occurred_at - INTERVAL '30' DAY
        UNION ALL
        SELECT order_line.customer_id, 4 AS stage
        FROM lakehouse.governed.order_line
        CROSS JOIN latest
        WHERE
            order_line.customer_id IS NOT NULL
            AND NOT order_line.is_cancellation
            AND order_line.ordered_at > latest.occurred_at - INTERVAL '30' DAY
    )
SELECT customer_id
FROM step
GROUP BY customer_id
HAVING max(stage) = 2
