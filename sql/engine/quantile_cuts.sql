-- title: Sums at the values next to a quantile
-- description: >
--   For each of the values next to the quantile of a variant: over the units, the sums of squares and
--   of products of twice the number of a unit's values below (and once those equal) and of all its
--   values. Whole numbers.
-- slots: [unit, outcome, cut]

WITH
    parameter AS (
        SELECT '0.9' AS quantile, '9999-12-31T00:00:00Z' AS as_of
    ),
    unit AS (
        SELECT customer_id, variant, 'counted' AS status, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    outcome AS (
        SELECT
            'amount' AS metric,
            0 AS from_hour,
            336 AS to_hour,
            customer_id,
            ordered_at AS occurred_at,
            CAST(amount AS decimal(20, 6)) AS numerator
        FROM lakehouse.governed.order_line
    ),
    observation AS (
        SELECT unit.variant, unit.customer_id, outcome.numerator AS value, CAST(parameter.quantile AS double) AS quantile
        FROM unit
        CROSS JOIN parameter
        JOIN outcome
            ON outcome.customer_id = unit.customer_id
            AND outcome.occurred_at >= unit.exposed_at + outcome.from_hour * INTERVAL '1' HOUR
            AND outcome.occurred_at < unit.exposed_at + outcome.to_hour * INTERVAL '1' HOUR
        WHERE
            unit.status = 'counted'
            AND outcome.numerator IS NOT NULL
            AND unit.exposed_at + outcome.to_hour * INTERVAL '1' HOUR <= from_iso8601_timestamp(parameter.as_of)
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
