-- title: Clusters as the units that were randomised
-- description: >
--   The values of the customers of a cluster, such as a shop or a period, added up. A cluster that
--   was seen in several variants is not counted.
-- given: [unit_value]

WITH
    unit_value AS (
        SELECT
            customer_id,
            customer_id AS cluster,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            CAST(ARRAY[] AS array(varchar)) AS levels,
            'visit' AS metric,
            'whole' AS part,
            CAST(1 AS decimal(20, 6)) AS y,
            CAST(1 AS decimal(20, 6)) AS d,
            CAST(0 AS decimal(20, 6)) AS x,
            CAST(1 AS decimal(20, 6)) AS w,
            CAST(0 AS decimal(20, 6)) AS a,
            CAST(0 AS decimal(20, 6)) AS b,
            CAST(0 AS decimal(20, 6)) AS c,
            exposed_at AS newest,
            0 AS unusable
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    IF(min(variant) = max(variant), min(variant)) AS variant,
    IF(status = 'counted' AND min(variant) < max(variant), 'several_variants', status) AS status,
    min(exposed_at) AS exposed_at,
    min(exposed_on) AS exposed_on,
    min(levels) AS levels,
    metric,
    part,
    CAST(sum(y) AS decimal(20, 6)) AS y,
    CAST(sum(d) AS decimal(20, 6)) AS d,
    CAST(sum(x) AS decimal(20, 6)) AS x,
    CAST(sum(w) AS decimal(20, 6)) AS w,
    CAST(sum(a) AS decimal(20, 6)) AS a,
    CAST(sum(b) AS decimal(20, 6)) AS b,
    CAST(sum(c) AS decimal(20, 6)) AS c,
    max(newest) AS newest,
    sum(unusable) AS unusable,
    count(*) AS customers
FROM unit_value
GROUP BY cluster, status, metric, part
