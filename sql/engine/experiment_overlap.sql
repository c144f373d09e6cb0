-- title: Customers of an experiment by their variants in it and in another
-- description: >
--   Counted units of an experiment by their variant, by their variant in another experiment (none
--   where they did not meet it, or met several of its variants), and by whether the window of the
--   metric has ended, with sums and products of its value or numerator (y) and its denominator (d,
--   1 for each where it has none) over those whose window has. All sums are exact.
-- slots: [unit, other, outcome]

WITH
    parameter AS (
        SELECT '9999-12-31T00:00:00Z' AS as_of, true AS is_proportion, false AS is_ratio, 336 AS to_hour
    ),
    unit AS (
        SELECT customer_id, variant, 'counted' AS status, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    other AS (
        SELECT customer_id, variant, 'counted' AS status, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'welcome_personalization'
    ),
    outcome AS (
        SELECT
            'visit' AS metric,
            0 AS from_hour,
            168 AS half_hour,
            336 AS to_hour,
            0 AS pre_hours,
            customer_id,
            occurred_at,
            CAST(1 AS decimal(20, 6)) AS numerator,
            CAST(0 AS decimal(20, 6)) AS denominator
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    ),
    met AS (
        SELECT customer_id, min(variant) AS variant, min(exposed_at) AS exposed_at
        FROM unit
        WHERE status = 'counted'
        GROUP BY customer_id
        HAVING min(variant) = max(variant)
    ),
    met_other AS (
        SELECT customer_id, min(variant) AS variant
        FROM other
        WHERE status = 'counted'
        GROUP BY customer_id
        HAVING min(variant) = max(variant)
    ),
    summed AS (
        SELECT
            met.customer_id,
            sum(outcome.numerator) AS numerator,
            sum(outcome.denominator) AS denominator
        FROM met
        JOIN outcome
            ON outcome.customer_id = met.customer_id
            AND outcome.occurred_at >= met.exposed_at + outcome.from_hour * INTERVAL '1' HOUR
            AND outcome.occurred_at < met.exposed_at + outcome.to_hour * INTERVAL '1' HOUR
        GROUP BY met.customer_id
    ),
    valued AS (
        SELECT
            met.variant,
            met_other.variant AS other_variant,
            met.exposed_at + parameter.to_hour * INTERVAL '1' HOUR <= from_iso8601_timestamp(parameter.as_of) AS is_closed,
            CAST(
                IF(parameter.is_proportion, IF(coalesce(summed.numerator, 0) > 0, 1, 0), coalesce(summed.numerator, 0))
                AS decimal(20, 6)) AS y,
            CAST(IF(parameter.is_ratio, coalesce(summed.denominator, 0), 1) AS decimal(20, 6)) AS d
        FROM met
        CROSS JOIN parameter
        LEFT JOIN met_other ON met_other.customer_id = met.customer_id
        LEFT JOIN summed ON summed.customer_id = met.customer_id
    )
SELECT
    variant,
    other_variant,
    is_closed,
    count(*) AS units,
    sum(y) AS y,
    sum(d) AS d,
    sum(y * y) AS yy,
    sum(y * d) AS yd,
    sum(d * d) AS dd
FROM valued
GROUP BY variant, other_variant, is_closed
ORDER BY variant, other_variant, is_closed
