-- title: Units as rows of an experiment
-- description: Each unit, without totals, in the form in which units and totals are kept and added up together.
-- slots: [unit]

WITH
    unit AS (
        SELECT
            customer_id,
            '' AS period,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            customer_id AS cluster,
            '' AS levels,
            CAST(ARRAY[] AS array(bigint)) AS covariates
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    0 AS part,
    customer_id,
    period,
    variant,
    status,
    exposed_at,
    exposed_on,
    cluster,
    levels,
    covariates,
    CAST(NULL AS timestamp(6) with time zone) AS newest,
    CAST(NULL AS array(bigint)) AS totals,
    CAST(NULL AS array(bigint)) AS unusable,
    CAST(NULL AS array(bigint)) AS failed
FROM unit
