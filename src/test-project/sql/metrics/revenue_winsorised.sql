-- title: Revenue per customer, winsorised
-- description: Money taken, with the top one percent of customers counted as the 99th percentile, so that a few of them cannot decide.
-- owner: commerce
-- kind: mean
-- unit: ""
-- direction: increase
-- winsorise: {high: 0.99}

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
