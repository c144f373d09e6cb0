-- title: Exact percentiles of metrics that are winsorised, in the past
-- description: >
--   The smallest value that at least the asked share of all units does not exceed, as in
--   experiment_percentiles.sql, of the values of history_values.sql.
-- slots: [history_value]

WITH
    history_value AS (
        SELECT
            'visit' AS metric,
            true AS is_unit,
            CAST(1 AS decimal(20, 6)) AS y,
            CAST(NULL AS decimal(10, 9)) AS low_share,
            CAST(0.99 AS decimal(10, 9)) AS high_share,
            false AS ignores_zeros
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    histogram AS (
        SELECT metric, low_share, high_share, y, count(*) AS units
        FROM history_value
        WHERE
            is_unit
            AND (low_share IS NOT NULL OR high_share IS NOT NULL)
            AND NOT (ignores_zeros AND y = 0)
        GROUP BY metric, low_share, high_share, y
    ),
    ranked AS (
        SELECT
            metric,
            low_share,
            high_share,
            y,
            sum(units) OVER (PARTITION BY metric ORDER BY y) AS units_up_to,
            sum(units) OVER (PARTITION BY metric) AS units
        FROM histogram
    )
SELECT
    metric,
    min(y) FILTER (WHERE units_up_to >= low_share * units) AS lowest,
    min(y) FILTER (WHERE units_up_to >= high_share * units) AS highest
FROM ranked
GROUP BY metric
ORDER BY metric
