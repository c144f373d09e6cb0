-- title: Price of a piece
-- description: Money taken per piece.
-- owner: bench
-- kind: ratio
-- unit: "GBP"
-- direction: increase

SELECT
    customer_id,
    ordered_at AS occurred_at,
    CAST(amount AS decimal(18, 4)) AS numerator,
    CAST(quantity AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
WHERE NOT is_cancellation
