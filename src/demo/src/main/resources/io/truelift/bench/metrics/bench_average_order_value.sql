-- title: Average order value
-- description: Money taken per order, and an order is added up first, so that it is no sum of lines under a condition.
-- owner: bench
-- kind: ratio
-- unit: "GBP"
-- direction: increase

SELECT
    customer_id,
    min(ordered_at) AS occurred_at,
    CAST(sum(amount) AS decimal(18, 4)) AS numerator,
    CAST(1 AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
GROUP BY customer_id, order_id
