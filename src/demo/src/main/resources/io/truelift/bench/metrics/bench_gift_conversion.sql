-- title: Conversion to gifts
-- description: Whether the customer ordered cards or toys.
-- owner: bench
-- kind: proportion
-- unit: ""
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, CAST(1 AS decimal(18, 4)) AS value
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation AND (product_id LIKE 'CARDS-%' OR product_id LIKE 'TOYS-%')
