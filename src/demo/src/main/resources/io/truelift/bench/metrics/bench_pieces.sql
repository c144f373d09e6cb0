-- title: Pieces per customer
-- description: Pieces ordered, those that came back taken off.
-- owner: bench
-- kind: mean
-- unit: "pieces"
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, CAST(quantity AS decimal(18, 4)) AS value
FROM lakehouse.governed.order_line
