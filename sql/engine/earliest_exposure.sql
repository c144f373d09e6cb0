-- title: First exposures of customers alone
-- description: >
--   When each customer met the experiment first, and the variant, missing where it met several. For experiments whose
--   exposures say nothing more: no cluster, dimension or covariate.
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
    )
SELECT
    customer_id,
    period,
    IF(min(variant) = max(variant), min(variant)) AS variant,
    min(exposed_at) AS exposed_at,
    false AS is_without_cluster,
    '' AS cluster,
    '' AS levels,
    CAST(ARRAY[] AS array(bigint)) AS covariates
FROM met
GROUP BY customer_id, period
