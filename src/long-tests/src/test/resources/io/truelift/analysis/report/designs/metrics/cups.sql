-- title: cups
-- description: A metric of these tests.
-- owner: test
-- kind: mean
-- unit: ""
-- direction: increase
-- filter: product_id = 'cup'

SELECT customer_id, ordered_at AS occurred_at, amount AS value, product_id
FROM lakehouse.governed.order_line
