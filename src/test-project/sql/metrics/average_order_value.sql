-- title: Average order value
-- description: Money taken per order, in its currency; returns are another matter. Only people who ordered carry weight.
-- owner: commerce
-- kind: ratio
-- unit: ""
-- direction: increase

SELECT
    customer_id,
    min(ordered_at) AS occurred_at,
    CAST(sum(amount) AS decimal(18, 4)) AS numerator,
    CAST(1 AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
GROUP BY customer_id, order_id
