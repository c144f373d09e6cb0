-- title: goods
-- description: A metric of these tests.
-- owner: test
-- kind: mean
-- unit: ""
-- direction: increase
-- dimension: {column: product_id, levels: [tea, cup]}

SELECT customer_id, ordered_at AS occurred_at, amount AS value, product_id
FROM lakehouse.governed.order_line
