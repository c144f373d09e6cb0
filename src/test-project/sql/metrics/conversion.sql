-- title: Conversion
-- description: Whether the customer placed an order, be it taken back later or not.
-- owner: commerce
-- kind: proportion
-- unit: ""
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, CAST(1 AS decimal(18, 4)) AS value
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
