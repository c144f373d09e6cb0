-- title: Returned share
-- description: Value of goods taken back per value of goods sold.
-- owner: commerce
-- kind: ratio
-- unit: share of sales
-- direction: decrease

SELECT
    customer_id,
    ordered_at AS occurred_at,
    CAST(greatest(-amount, 0) AS decimal(18, 4)) AS numerator,
    CAST(greatest(amount, 0) AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.order_line
