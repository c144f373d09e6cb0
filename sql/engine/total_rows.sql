-- title: Totals as rows of an experiment
-- description: The totals of one part, in the form in which units and totals are kept and added up together.
-- slots: [total]

WITH
    parameter AS (
        SELECT 1 AS part
    ),
    total AS (
        SELECT
            customer_id,
            '' AS period,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            customer_id AS cluster,
            '' AS levels,
            CAST(ARRAY[] AS array(bigint)) AS covariates,
            exposed_at AS newest,
            CAST(ARRAY[1000000] AS array(bigint)) AS totals,
            CAST(NULL AS array(bigint)) AS unusable,
            CAST(NULL AS array(bigint)) AS failed
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    parameter.part,
    total.customer_id,
    total.period,
    total.variant,
    total.status,
    total.exposed_at,
    total.exposed_on,
    total.cluster,
    total.levels,
    total.covariates,
    total.newest,
    total.totals,
    total.unusable,
    total.failed
FROM total
CROSS JOIN parameter
