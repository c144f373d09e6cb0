-- title: Large order lines per customer
-- description: Lines of 50 and more.
-- owner: bench
-- kind: count
-- unit: "lines"
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, record_id AS value
FROM lakehouse.governed.order_line
WHERE amount >= 50
