-- title: Revenue from tea
-- description: Money taken for tea, returns taken off.
-- owner: bench
-- kind: mean
-- unit: "GBP"
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
WHERE product_id LIKE 'TEA-%'
