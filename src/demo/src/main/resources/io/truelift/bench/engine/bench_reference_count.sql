-- title: A count in the reference's shape
-- description: >
--   One metric in the shape in which the open-source reference asks it, one query per metric and slice: exposures once
--   per unit, its facts joined, added up per unit, then per variant. Nobody is asked for consent.
-- slots: [exposure, metric]

WITH
    parameter AS (
        SELECT 0 AS from_hour, 336 AS to_hour
    ),
    exposure AS (
        SELECT customer_id, variant, exposed_at, '' AS level
        FROM lakehouse.governed.exposure
        WHERE experiment = 'bench'
    ),
    metric AS (
        SELECT customer_id, ordered_at AS occurred_at, record_id AS value
        FROM lakehouse.governed.order_line
    ),
    unit AS (
        SELECT
            customer_id,
            IF(count(DISTINCT variant) > 1, '__multiple__', max(variant)) AS variant,
            max(level) AS level,
            min(exposed_at) AS first_exposed_at
        FROM exposure
        WHERE exposed_at >= TIMESTAMP '2026-03-31 00:00:00 UTC' AND exposed_at < TIMESTAMP '2026-06-07 00:00:00 UTC'
        GROUP BY customer_id
    ),
    outcome AS (
        SELECT *
        FROM metric
        WHERE occurred_at >= TIMESTAMP '2026-03-31 00:00:00 UTC' AND occurred_at < TIMESTAMP '2026-06-21 00:00:00 UTC'
    ),
    joined AS (
        SELECT
            unit.variant,
            unit.level,
            unit.customer_id,
            outcome.occurred_at >= unit.first_exposed_at + parameter.from_hour * INTERVAL '1' HOUR
                AND outcome.occurred_at < unit.first_exposed_at + parameter.to_hour * INTERVAL '1' HOUR AS is_in_window,
            IF(outcome.value IS NULL, 0, 1) AS value
        FROM unit
        CROSS JOIN parameter
        LEFT JOIN outcome ON outcome.customer_id = unit.customer_id
    ),
    per_unit AS (
        SELECT
            variant,
            level,
            customer_id,
            sum(IF(is_in_window, value, 0)) AS value
        FROM joined
        GROUP BY variant, level, customer_id
    )
SELECT
    variant,
    level,
    count(*) AS units,
    sum(value) AS sum,
    sum(power(value, 2)) AS sum_of_squares
FROM per_unit
GROUP BY variant, level
