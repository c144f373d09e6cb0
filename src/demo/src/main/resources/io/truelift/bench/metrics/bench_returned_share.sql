-- title: Returned share
-- description: Value taken back per value sold.
-- owner: bench
-- kind: ratio
-- unit: ""
-- direction: decrease

SELECT
    customer_id,
    ordered_at AS occurred_at,
    CAST(greatest(-amount, 0) AS decimal(18, 4)) AS numerator,
    CAST(greatest(amount, 0) AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
