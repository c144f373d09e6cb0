-- title: Revenue from abroad
-- description: Money taken for what was sent abroad, returns taken off.
-- owner: bench
-- kind: mean
-- unit: "GBP"
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
WHERE country <> 'GB'
