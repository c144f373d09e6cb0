-- title: Visit
-- description: Whether the customer came to the site or the app.
-- owner: product
-- kind: proportion
-- unit: ""
-- direction: increase

SELECT customer_id, occurred_at, CAST(1 AS decimal(18, 4)) AS value
FROM lakehouse.governed.event
WHERE event_type = 'visit'
