-- title: Kept rows with what came later added
-- description: One row for each unit and part of totals, where totals of new facts were kept beside those of old ones. Columns that end in _1 stand for each metric of a part.
-- slots: [kept]

WITH
    parameter AS (
        SELECT 1 AS slot_1
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
            CAST(ARRAY[1000000] AS array(bigint)) AS value,
            CAST(ARRAY[0] AS array(bigint)) AS denominator,
            CAST(ARRAY[0] AS array(bigint)) AS before,
            CAST(ARRAY[0] AS array(bigint)) AS before_denominator,
            CAST(ARRAY[0] AS array(bigint)) AS unusable,
            CAST(ARRAY[0] AS array(bigint)) AS failed
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
            sum(element_at(value, slot_1)) AS value_1,
            sum(element_at(denominator, slot_1)) AS denominator_1,
            sum(element_at(before, slot_1)) AS before_1,
            sum(element_at(before_denominator, slot_1)) AS before_denominator_1,
            sum(element_at(unusable, slot_1)) AS unusable_1,
            sum(element_at(failed, slot_1)) AS failed_1
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
    ARRAY[value_1] AS value,
    ARRAY[denominator_1] AS denominator,
    ARRAY[before_1] AS before,
    ARRAY[before_denominator_1] AS before_denominator,
    ARRAY[unusable_1] AS unusable,
    ARRAY[failed_1] AS failed
FROM added
