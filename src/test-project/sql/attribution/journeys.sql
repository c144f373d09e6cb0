-- title: Journeys to an order
-- description: >
--   What happened to customers on their way: marketing contacts, which have a channel, and orders,
--   which have a value. The suite makes journeys of them: the contacts since the order before, and
--   at most those of window_days before an order; see sql/engine/attribution_journey.sql. For
--   another conversion select other rows with a value, such as first orders or sign-ups (value 0).
-- owner: marketing
-- purpose: advertising
-- window_days: 30
-- half_life_days: 7
-- direct: [direct]
-- groups: {paid: [search, social, display, affiliate], own: [email, direct]}
-- calibrate: {email: newsletter_holdout}
-- currency: GBP
-- spend: {currency: GBP}

SELECT customer_id, touched_at AS occurred_at, channel, CAST(NULL AS decimal(18, 4)) AS conversion_value
FROM lakehouse.governed.touch
UNION ALL
SELECT customer_id, ordered_at AS occurred_at, CAST(NULL AS varchar) AS channel, sum(amount) AS conversion_value
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
GROUP BY customer_id, ordered_at
