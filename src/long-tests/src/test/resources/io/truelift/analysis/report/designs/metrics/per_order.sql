-- title: per_order
-- description: A metric of these tests.
-- owner: test
-- kind: ratio
-- unit: ""
-- direction: increase
-- minimum_denominator: 3

SELECT customer_id, ordered_at AS occurred_at, amount AS numerator, 1 AS denominator
FROM lakehouse.governed.order_line
