-- title: Share of revenue from the web
-- description: Value ordered on the web per value ordered.
-- owner: bench
-- kind: ratio
-- unit: ""
-- direction: increase

SELECT
    customer_id,
    ordered_at AS occurred_at,
    CAST(IF(channel = 'web', amount, 0) AS decimal(18, 4)) AS numerator,
    CAST(amount AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
