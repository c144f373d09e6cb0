-- title: Value of an order line
-- description: Money taken per line.
-- owner: bench
-- kind: ratio
-- unit: "GBP"
-- direction: increase

SELECT
    customer_id,
    ordered_at AS occurred_at,
    CAST(amount AS decimal(18, 4)) AS numerator,
    CAST(1 AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
