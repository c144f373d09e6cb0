-- title: Abandoned cart
-- description: >
--   Put something in the cart in the 14 days before the newest action, and has neither ordered
--   nor recorded a purchase since.
-- owner: crm
-- purpose: personalization

WITH
    latest AS (
        SELECT max(occurred_at) AS occurred_at
        FROM lakehouse.governed.event
    ),
    cart AS (
        SELECT customer_id, max(occurred_at) AS filled_at
        FROM lakehouse.governed.event
        WHERE event_type = 'add_to_cart' AND customer_id IS NOT NULL
        GROUP BY customer_id
    ),
    bought AS (
        SELECT customer_id, ordered_at AS bought_at
        FROM lakehouse.governed.order_line
        WHERE NOT is_cancellation
        UNION ALL
        SELECT customer_id, occurred_at AS bought_at
        FROM lakehouse.governed.event
        WHERE event_type = 'purchase'
    ),
    last_bought AS (
        SELECT customer_id, max(bought_at) AS bought_at
        FROM bought
        WHERE customer_id IS NOT NULL
        GROUP BY customer_id
    )
SELECT cart.customer_id
FROM cart
CROSS JOIN latest
LEFT JOIN last_bought ON last_bought.customer_id = cart.customer_id
WHERE
    cart.filled_at > latest.occurred_at - INTERVAL '14' DAY
    AND (last_bought.bought_at IS NULL OR last_bought.bought_at < cart.filled_at)
