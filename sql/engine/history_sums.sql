-- title: Sums of an experiment's metrics in the past
-- description: >
--   Sums and sums of products of the values of history_values.sql over the units, exact, and customers by
--   the first day on which they came; only the measure '' has such days.
-- slots: [history_value]

WITH
    history_value AS (
        SELECT
            'visit' AS metric,
            true AS is_unit,
            CAST(NULL AS bigint) AS first_day,
            CAST(1 AS decimal(20, 6)) AS y,
            CAST(1 AS decimal(20, 6)) AS d,
            CAST(0 AS decimal(20, 6)) AS x,
            CAST(1 AS decimal(20, 6)) AS w
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    metric,
    first_day,
    count(*) AS customers,
    count_if(is_unit) AS units,
    sum(y) FILTER (WHERE is_unit) AS y,
    sum(d) FILTER (WHERE is_unit) AS d,
    sum(x) FILTER (WHERE is_unit) AS x,
    sum(w) FILTER (WHERE is_unit) AS w,
    sum(y * y) FILTER (WHERE is_unit) AS yy,
    sum(y * d) FILTER (WHERE is_unit) AS yd,
    sum(y * x) FILTER (WHERE is_unit) AS yx,
    sum(y * w) FILTER (WHERE is_unit) AS yw,
    sum(d * d) FILTER (WHERE is_unit) AS dd,
    sum(d * x) FILTER (WHERE is_unit) AS dx,
    sum(d * w) FILTER (WHERE is_unit) AS dw,
    sum(x * x) FILTER (WHERE is_unit) AS xx,
    sum(x * w) FILTER (WHERE is_unit) AS xw,
    sum(w * w) FILTER (WHERE is_unit) AS ww
FROM history_value
GROUP BY metric, first_day
