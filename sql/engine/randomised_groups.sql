-- title: Clusters as the units that were randomised
-- description: >
--   The values of the customers of a cluster, such as a shop or a period, added up. A cluster that was
--   seen in several variants is not counted; one counts for a metric where at least one of its customers
--   does, and its denominator is how many do. Columns that end in _1 stand for each metric.
-- given: [unit_value]

WITH
    unit_value AS (
        SELECT
            0 AS part,
            customer_id,
            '' AS period,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            customer_id AS cluster,
            '' AS levels,
            0 AS a,
            0 AS b,
            0 AS c,
            exposed_at AS newest,
            true AS is_closed_1,
            1000000 AS y_1,
            0 AS d_1,
            0 AS x_1,
            0 AS w_1,
            0 AS unusable_1,
            0 AS failed_1,
            exposed_at AS newest_1
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    0 AS part,
    cluster,
    IF(min(variant) = max(variant), min(variant)) AS variant,
    IF(status = 'counted' AND min(variant) < max(variant), 'several_variants', status) AS status,
    min(exposed_on) AS exposed_on,
    min(levels) AS levels,
    sum(IF(part = 0, CAST(a AS decimal(38, 0)), 0)) AS a,
    sum(IF(part = 0, CAST(b AS decimal(38, 0)), 0)) AS b,
    sum(IF(part = 0, CAST(c AS decimal(38, 0)), 0)) AS c,
    max(newest) FILTER (WHERE part = 0) AS newest,
    count_if(part = 0 AND is_closed_1) > 0 AS is_closed_1,
    sum(CAST(y_1 AS decimal(38, 0))) AS y_1,
    sum(CAST(d_1 AS decimal(38, 0))) AS d_1,
    sum(CAST(x_1 AS decimal(38, 0))) AS x_1,
    sum(CAST(w_1 AS decimal(38, 0))) AS w_1,
    sum(unusable_1) AS unusable_1,
    sum(failed_1) AS failed_1,
    max(newest_1) AS newest_1,
    count_if(part = 0) AS customers,
    count_if(part = 0 AND is_closed_1) AS closed_1
FROM unit_value
GROUP BY cluster, status
