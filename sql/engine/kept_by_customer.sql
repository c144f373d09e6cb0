-- title: Rows of an experiment by a column of the customer table
-- description: >
--   Units and totals, kept or from the facts, with the level that each customer has in a column of the
--   customer table as the last line of its levels; "unknown" where whoever asks sees none. The customers
--   are read under the rules of whoever asks.
-- slots: [kept, customer]

WITH
    parameter AS (
        SELECT false AS has_levels
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
    customer AS (
        SELECT customer_id, country AS level
        FROM lakehouse.governed.customer
    )
SELECT
    kept.part,
    kept.customer_id,
    kept.period,
    kept.variant,
    kept.status,
    kept.exposed_at,
    kept.exposed_on,
    kept.cluster,
    IF(parameter.has_levels, kept.levels || chr(10), '') || coalesce(customer.level, 'unknown') AS levels,
    kept.covariates,
    kept.newest,
    kept.totals,
    kept.unusable,
    kept.failed
FROM kept
CROSS JOIN parameter
LEFT JOIN customer ON customer.customer_id = kept.customer_id
