-- title: Kept rows with what came later added
-- description: One row for each unit and part of totals, where totals of new facts were kept beside those of old ones. Columns that end in _1 stand for each column of a part.
-- slots: [kept]

WITH
    parameter AS (
        SELECT 1 AS column_1
    ),
    kept AS (
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
            CAST(ARRAY[] AS array(bigint)) AS covariates,
            exposed_at AS newest,
            CAST(ARRAY[1000000] AS array(bigint)) AS totals,
            CAST(NULL AS array(bigint)) AS unusable,
            CAST(NULL AS array(bigint)) AS failed
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    added AS (
        SELECT
            part,
            customer_id,
            period,
            variant,
            status,
            exposed_at,
            exposed_on,
            cluster,
            levels,
            any_value(covariates) AS covariates,
            max(newest) AS newest,
            sum(element_at(totals, column_1)) AS total_1,
            sum(element_at(unusable, column_1)) AS unusable_1,
            sum(element_at(failed, column_1)) AS failed_1
        FROM kept
        CROSS JOIN parameter
        GROUP BY part, customer_id, period, variant, status, exposed_at, exposed_on, cluster, levels
    )
SELECT
    '' AS batch,
    part,
    customer_id,
    period,
    variant,
    status,
    exposed_at,
    exposed_on,
    cluster,
    levels,
    covariates,
    newest,
    ARRAY[total_1] AS totals,
    ARRAY[unusable_1] AS unusable,
    ARRAY[failed_1] AS failed
FROM added
