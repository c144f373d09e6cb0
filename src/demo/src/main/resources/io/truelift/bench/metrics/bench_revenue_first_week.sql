-- title: Revenue of the first week
-- description: Money taken within seven days, returns taken off.
-- owner: bench
-- kind: mean
-- unit: "GBP"
-- direction: increase
-- window: {from_day: 0, to_day: 7}

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
