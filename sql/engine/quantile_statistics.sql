-- title: A quantile per variant
-- description: >
--   What the quantile of all values of a variant and its error need, where units have several values
--   each and only units were randomised: the values around the quantile with their counts, and for
--   the two next to it the sums over the units. Reach is never less than what the error can ask for;
--   of the values within reach about two hundred are given. All counts and sums are whole numbers.
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
    per_unit AS (
        SELECT variant, customer_id, quantile, count(*) AS observations
        FROM observation
        GROUP BY variant, customer_id, quantile
    ),
    arm AS (
        SELECT
            variant,
            quantile,
            count(*) AS units,
            sum(observations) AS observations,
            sum(CAST(observations * observations AS decimal(38, 0))) AS observation_squares,
            3e0 * greatest(quantile, 1 - quantile) * sqrt(CAST(sum(observations * observations) AS double)) / sum(observations) AS reach
        FROM per_unit
        GROUP BY variant, quantile
    ),
    histogram AS (
        SELECT variant, value, count(*) AS equals
        FROM observation
        GROUP BY variant, value
    ),
    counted AS (
        SELECT variant, value, equals, sum(equals) OVER (PARTITION BY variant ORDER BY value) AS up_to
        FROM histogram
    ),
    ranked AS (
        SELECT
            counted.variant,
            counted.value,
            counted.equals,
            counted.up_to,
            arm.reach,
            arm.quantile,
            (counted.up_to - counted.equals / 2e0) / arm.observations AS share
        FROM counted
        JOIN arm ON arm.variant = counted.variant
    ),
    stepped AS (
        SELECT ranked.*, floor((share - quantile) / reach * 100) AS step
        FROM ranked
    ),
    marked AS (
        SELECT
            stepped.*,
            share <= quantile AND coalesce(lead(share) OVER (PARTITION BY variant ORDER BY value) > quantile, true) AS is_lower,
            share > quantile AND coalesce(lag(share) OVER (PARTITION BY variant ORDER BY value) <= quantile, true) AS is_upper,
            lag(step) OVER (PARTITION BY variant ORDER BY value) AS step_before,
            coalesce(lead(share) OVER (PARTITION BY variant ORDER BY value) >= quantile - reach, true)
            AND coalesce(lag(share) OVER (PARTITION BY variant ORDER BY value) <= quantile + reach, true) AS is_near
        FROM stepped
    ),
    point AS (
        SELECT variant, value, equals, up_to, is_lower OR is_upper AS is_cut
        FROM marked
        WHERE is_near AND (is_lower OR is_upper OR step_before IS NULL OR step <> step_before)
    ),
    unit_at_cut AS (
        SELECT
            observation.variant,
            point.value,
            observation.customer_id,
            count(*) AS observations,
            sum(CASE WHEN observation.value < point.value THEN 2 WHEN observation.value = point.value THEN 1 ELSE 0 END) AS twice_below
        FROM observation
        JOIN point ON observation.variant = point.variant AND point.is_cut
        GROUP BY observation.variant, point.value, observation.customer_id
    ),
    cut AS (
        SELECT
            variant,
            value,
            sum(CAST(twice_below * twice_below AS decimal(38, 0))) AS squares,
            sum(CAST(twice_below * observations AS decimal(38, 0))) AS products
        FROM unit_at_cut
        GROUP BY variant, value
    )
SELECT
    point.variant,
    arm.units,
    arm.observations,
    arm.observation_squares,
    point.value,
    point.up_to - point.equals AS below,
    point.equals,
    cut.squares,
    cut.products
FROM point
JOIN arm ON arm.variant = point.variant
LEFT JOIN cut ON cut.variant = point.variant AND cut.value = point.value
ORDER BY point.variant, point.value
