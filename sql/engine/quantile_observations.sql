-- title: Values of a metric that is a quantile
-- description: Each value of each counted unit whose window has ended.
-- slots: [unit, outcome]

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
    )
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
