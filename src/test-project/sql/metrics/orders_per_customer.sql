-- title: Order lines per customer
-- description: How many order lines the customer placed, be they taken back later or not.
-- owner: commerce
-- kind: count
-- unit: lines
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, record_id AS value
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
