-- title: Exact percentiles of a metric that is winsorised
-- description: >
--   The smallest value that at least the asked share of all units does not exceed (the inverse of
--   the empirical distribution), over all variants together, in whole millionths. A unit without a
--   row of totals has the value zero. Where the metric says so, units with a value of zero are left
--   out. An empty share is none.
-- slots: [kept]

WITH
    parameter AS (
        SELECT
            1 AS part,
            1 AS value_at,
            336 AS closing_hour,
            '9999-12-31T00:00:00Z' AS as_of,
            '' AS low_share,
            '0.99' AS high_share,
            false AS ignores_zeros
    ),
    kept AS (
        SELECT
            0 AS part,
            customer_id,
            'counted' AS status,
            exposed_at,
            CAST(ARRAY[1000000] AS array(bigint)) AS totals
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    closed AS (
        SELECT
            IF(kept.part = 0, 0, element_at(kept.totals, parameter.value_at)) AS y,
            IF(kept.part = 0, 1, 0) AS units,
            IF(kept.part = 0, 0, 1) AS rows
        FROM kept
        CROSS JOIN parameter
        WHERE
            kept.status = 'counted'
            AND kept.part IN (0, parameter.part)
            AND kept.exposed_at + parameter.closing_hour * INTERVAL '1' HOUR <= from_iso8601_timestamp(parameter.as_of)
    ),
    histogram AS (
        SELECT y, sum(rows) AS units
        FROM closed
        WHERE rows = 1
        GROUP BY y
        UNION ALL
        SELECT 0 AS y, sum(units) - sum(rows) AS units
        FROM closed
    ),
    merged AS (
        SELECT histogram.y, sum(histogram.units) AS units
        FROM histogram
        CROSS JOIN parameter
        WHERE NOT (parameter.ignores_zeros AND histogram.y = 0)
        GROUP BY histogram.y
    ),
    ranked AS (
        SELECT y, sum(units) OVER (ORDER BY y) AS units_up_to, sum(units) OVER () AS units
        FROM merged
        WHERE units > 0
    )
SELECT
    min(ranked.y) FILTER (WHERE ranked.units_up_to >= CAST(nullif(parameter.low_share, '') AS decimal(10, 9)) * ranked.units) AS lowest,
    min(ranked.y) FILTER (WHERE ranked.units_up_to >= CAST(nullif(parameter.high_share, '') AS decimal(10, 9)) * ranked.units) AS highest
FROM parameter
LEFT JOIN ranked ON true
