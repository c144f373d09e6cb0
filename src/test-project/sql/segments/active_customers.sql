-- title: Active customers
-- description: >
--   Ordered or did something themselves in the 30 days before the newest fact. Being sent an
--   e-mail is not an action of theirs.
-- owner: crm
-- purpose: analytics

WITH
    fact AS (
        SELECT customer_id, ordered_at AS occurred_at
        FROM lakehouse.governed.order_line
        WHERE NOT is_cancellation
        UNION ALL
        SELECT customer_id, occurred_at
        FROM lakehouse.governed.event
        WHERE event_type <> 'email_sent'
    ),
    latest AS (
        SELECT max(occurred_at) AS occurred_at
        FROM fact
    ),
    last_seen AS (
        SELECT customer_id, max(occurred_at) AS occurred_at
        FROM fact
        WHERE customer_id IS NOT NULL
        GROUP BY customer_id
    )
SELECT last_seen.customer_id
FROM last_seen
CROSS JOIN latest
WHERE last_seen.occurred_at > latest.occurred_at - INTERVAL '30' DAY
