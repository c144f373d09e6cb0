-- title: spend_high_buyers
-- description: A metric of these tests.
-- owner: test
-- kind: mean
-- unit: ""
-- direction: increase
-- winsorise: {high: 0.75, ignore_zeros: true}

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
