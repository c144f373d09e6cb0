-- title: order_median
-- description: A metric of these tests.
-- owner: test
-- kind: quantile
-- unit: ""
-- direction: increase
-- quantile: 0.5

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
