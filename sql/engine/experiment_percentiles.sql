-- title: Exact percentiles of metrics that are winsorised
-- description: >
--   The smallest value that at least the asked share of all units does not exceed (the inverse of
--   the empirical distribution), over all variants together. Where a metric says so, units with a
--   value of zero are left out.
-- slots: [unit_value]

WITH
    unit_value AS (
        SELECT
            customer_id,
            'counted' AS status,
            'visit' AS metric,
            'whole' AS part,
            CAST(1 AS decimal(20, 6)) AS y,
            CAST(NULL AS decimal(10, 9)) AS low_share,
            CAST(0.99 AS decimal(10, 9)) AS high_share,
            false AS ignores_zeros
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    histogram AS (
        SELECT metric, low_share, high_share, y, count(*) AS units
        FROM unit_value
        WHERE
            status = 'counted'
            AND part = 'whole'
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
