-- title: Sums at the values next to a quantile
-- description: >
--   For each of the values next to the quantile of a variant: over the units, the sums of squares and
--   of products of twice the number of a unit's values below (and once those equal) and of all its
--   values. Whole numbers.
-- slots: [observation, cut]

WITH
    observation AS (
        SELECT 'control' AS variant, customer_id, CAST(amount AS decimal(20, 6)) AS value, 0.9e0 AS quantile
        FROM lakehouse.governed.order_line
        WHERE customer_id IS NOT NULL
    ),
    cut AS (
        SELECT 'control' AS variant, CAST(20 AS decimal(20, 6)) AS value
    ),
    unit_at_cut AS (
        SELECT
            observation.variant,
            cut.value,
            observation.customer_id,
            count(*) AS observations,
            sum(CASE WHEN observation.value < cut.value THEN 2 WHEN observation.value = cut.value THEN 1 ELSE 0 END) AS twice_below
        FROM observation
        JOIN cut ON observation.variant = cut.variant
        GROUP BY observation.variant, cut.value, observation.customer_id
    )
SELECT
    variant,
    value,
    sum(CAST(twice_below * twice_below AS decimal(38, 0))) AS squares,
    sum(CAST(twice_below * observations AS decimal(38, 0))) AS products
FROM unit_at_cut
GROUP BY variant, value
ORDER BY variant, value
