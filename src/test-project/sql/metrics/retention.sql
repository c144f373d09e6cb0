-- title: Retention
-- description: Whether the customer came back in the second to fourth week after the exposure.
-- owner: product
-- kind: retention
-- unit: ""
-- direction: increase
-- retention: {from_day: 7, to_day: 28}

SELECT customer_id, occurred_at, CAST(1 AS decimal(18, 4)) AS value
FROM lakehouse.governed.event
WHERE event_type NOT IN ('email_sent', 'email_open')
UNION ALL
SELECT customer_id, ordered_at AS occurred_at, CAST(1 AS decimal(18, 4)) AS value
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
