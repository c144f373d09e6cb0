-- title: broken
-- description: A metric of these tests.
-- owner: test
-- kind: mean
-- unit: ""
-- direction: increase

SELECT
    customer_id,
    ordered_at AS occurred_at,
    CASE order_id
        WHEN 'a1' THEN CAST(NULL AS double)
        WHEN 'a3' THEN infinity()
        WHEN 'a5' THEN nan()
        WHEN 'a8' THEN 1e30
        ELSE CAST(amount AS double)
    END AS value
FROM lakehouse.governed.order_line
