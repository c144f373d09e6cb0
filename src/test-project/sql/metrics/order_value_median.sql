-- title: Median order value
-- description: Value of the order line in the middle, of all that were not taken back; a few large orders do not move it.
-- owner: commerce
-- kind: quantile
-- quantile: 0.5
-- unit: ""
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
