-- title: buyers
-- description: A metric of these tests.
-- owner: test
-- kind: proportion
-- unit: ""
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
