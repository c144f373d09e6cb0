-- title: back_later
-- description: A metric of these tests.
-- owner: test
-- kind: retention
-- unit: ""
-- direction: increase
-- retention: {from_day: 8, to_day: 14}

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
