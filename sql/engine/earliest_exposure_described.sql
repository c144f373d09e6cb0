-- title: First exposures of customers with what they say
-- description: >
--   When each customer met the experiment first, and the variant, missing where it met several; with cluster, levels and
--   covariates of the first exposure. Of several at the same instant the one that names its cluster counts.
-- given: [met]

WITH
    met AS (
        SELECT
            customer_id,
            '' AS period,
            variant,
            exposed_at,
            customer_id AS cluster,
            CAST(ARRAY[] AS array(varchar)) AS levels,
            CAST(ARRAY[] AS array(decimal(20, 6))) AS covariates
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    first AS (
        SELECT
            customer_id,
            period,
            IF(min(variant) = max(variant), min(variant)) AS variant,
            min(ROW(exposed_at, cluster IS NULL, coalesce(cluster, ''), array_join(levels, chr(10)), covariates)) AS earliest
        FROM met
        GROUP BY customer_id, period
    )
SELECT
    customer_id,
    period,
    variant,
    earliest[1] AS exposed_at,
    earliest[2] AS is_without_cluster,
    earliest[3] AS cluster,
    earliest[4] AS levels,
    transform(earliest[5], covariate -> coalesce(TRY_CAST(covariate * 1000000 AS bigint), 0)) AS covariates
FROM first
