-- title: How many levels a dimension has
-- description: Different values of one dimension, by its place among the levels, over the units that count.
-- slots: [kept]

WITH
    parameter AS (
        SELECT 1 AS place
    ),
    kept AS (
        SELECT 0 AS part, 'counted' AS status, customer_id AS levels
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT count(DISTINCT element_at(split(kept.levels, chr(10)), parameter.place)) AS levels
FROM kept
CROSS JOIN parameter
WHERE kept.part = 0 AND kept.status = 'counted'
