-- title: Sums per variant and metric
-- description: >
--   The first exposure of a unit counts. A unit seen in several variants has no variant here: its
--   row is the one with variant null. Only units that granted the purpose are counted, and only
--   outcomes from the exposure on, from the metric's first day to before its last. A row without a
--   metric and with is_metric 0 counts the units of the variant; units without outcome appear
--   nowhere else, and weigh zero. All sums are exact.
-- slots: [exposure, outcome]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            '0001-01-01T00:00:00Z' AS started_at,
            '9999-12-31T00:00:00Z' AS ended_at
    ),
    exposure AS (
        SELECT customer_id, variant, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    outcome AS (
        SELECT
            'visit' AS metric,
            true AS is_proportion,
            0 AS from_day,
            14 AS to_day,
            customer_id,
            occurred_at,
            CAST(1 AS decimal(18, 4)) AS numerator,
            CAST(0 AS decimal(18, 4)) AS denominator
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    ),
    unit AS (
        SELECT
            exposure.customer_id,
            IF(min(exposure.variant) = max(exposure.variant), min(exposure.variant)) AS variant,
            min(exposure.exposed_at) AS exposed_at
        FROM exposure
        JOIN agreed ON agreed.customer_id = exposure.customer_id
        CROSS JOIN parameter
        WHERE
            exposure.exposed_at >= from_iso8601_timestamp(parameter.started_at)
            AND exposure.exposed_at < from_iso8601_timestamp(parameter.ended_at)
        GROUP BY exposure.customer_id
    ),
    unit_sum AS (
        SELECT
            unit.customer_id,
            unit.variant,
            outcome.metric,
            outcome.is_proportion,
            CAST(sum(outcome.numerator) AS decimal(19, 4)) AS numerator,
            CAST(sum(outcome.denominator) AS decimal(19, 4)) AS denominator
        FROM unit
        LEFT JOIN outcome
            ON outcome.customer_id = unit.customer_id
            AND outcome.occurred_at >= unit.exposed_at + outcome.from_day * INTERVAL '1' DAY
            AND outcome.occurred_at < unit.exposed_at + outcome.to_day * INTERVAL '1' DAY
        GROUP BY unit.customer_id, unit.variant, outcome.metric, outcome.is_proportion
    ),
    unit_value AS (
        SELECT
            customer_id,
            variant,
            metric,
            IF(is_proportion, CAST(IF(numerator > 0, 1, 0) AS decimal(19, 4)), numerator) AS numerator,
            denominator
        FROM unit_sum
    )
SELECT
    variant,
    metric,
    1 - grouping(metric) AS is_metric,
    count(DISTINCT customer_id) AS units,
    sum(numerator) AS numerator_sum,
    sum(numerator * numerator) AS numerator_squares,
    sum(denominator) AS denominator_sum,
    sum(denominator * denominator) AS denominator_squares,
    sum(numerator * denominator) AS products
FROM unit_value
GROUP BY GROUPING SETS ((variant), (variant, metric))
ORDER BY variant, metric, is_metric
