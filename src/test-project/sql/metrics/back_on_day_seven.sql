-- title: Back on day 7
-- description: Whether the customer did something on the seventh day after the exposure.
-- owner: product
-- kind: retention
-- retention: {day: 7}
-- unit: ""
-- direction: increase

SELECT customer_id, occurred_at, CAST(1 AS decimal(18, 4)) AS value
FROM lakehouse.governed.event
WHERE event_type NOT IN ('email_sent', 'email_open')
