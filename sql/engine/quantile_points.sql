-- title: Values around a quantile per variant
-- description: >
--   The values around the quantile of all values of a variant, with their counts. Reach is never less
--   than what the error of the quantile can ask for where units have several values each; of the
--   values within reach about two hundred are given, those next to the quantile among them. All
--   counts are whole numbers.
-- slots: [observation]

WITH
    observation AS (
        SELECT 'control' AS variant, customer_id, CAST(amount AS decimal(20, 6)) AS value, 0.9e0 AS quantile
        FROM lakehouse.governed.order_line
        WHERE customer_id IS NOT NULL
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
            arm.units,
            arm.observations,
            arm.observation_squares,
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
        SELECT variant, units, observations, observation_squares, value, equals, up_to, is_lower OR is_upper AS is_cut
        FROM marked
        WHERE is_near AND (is_lower OR is_upper OR step_before IS NULL OR step <> step_before)
    )
SELECT variant, units, observations, observation_squares, value, up_to - equals AS below, equals, is_cut
FROM point
ORDER BY variant, value
