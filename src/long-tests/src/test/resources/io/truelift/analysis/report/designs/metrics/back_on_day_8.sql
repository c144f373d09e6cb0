-- title: back_on_day_8
-- description: A metric of these tests.
-- owner: test
-- kind: retention
-- unit: ""
-- direction: increase
-- retention: {day: 8}

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
