-- title: Units of an experiment
-- description: >
--   One row for each customer that met the experiment, or in a switchback for each customer and
--   period. The first exposure counts; of several at the same instant the one that names its cluster.
--   Status says whether the unit is counted, and if not why: it met several variants, is kept in a
--   holdout, is outside of the segment, or has no cluster where clusters were randomised. Only
--   customers who granted the purpose are here at all. Levels of dimensions stand one to a line. Covariates are whole millionths. Shares are
--   of 1,024 that customers fall into by a hash of their id: a large experiment goes share by share.
-- slots: [exposure, eligible, held_out]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            '0001-01-01T00:00:00Z' AS started_at,
            '9999-12-31T00:00:00Z' AS ended_at,
            '9999-12-31T00:00:00Z' AS as_of,
            'UTC' AS time_zone,
            false AS is_switchback,
            false AS has_segment,
            false AS has_cluster,
            0 AS first_share,
            1023 AS last_share
    ),
    exposure AS (
        SELECT
            customer_id,
            variant,
            exposed_at,
            customer_id AS cluster,
            CAST(ARRAY[] AS array(varchar)) AS levels,
            CAST(ARRAY[] AS array(decimal(20, 6))) AS covariates
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    eligible AS (
        SELECT customer_id
        FROM lakehouse.analytics.segment_member
        WHERE segment = 'active_customers'
    ),
    held_out AS (
        SELECT customer_id
        FROM lakehouse.governed.exposure
        WHERE experiment = 'global_holdout' AND variant = 'held_out'
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE
            consent.granted
            AND (consent.expires_at IS NULL OR consent.expires_at > from_iso8601_timestamp(parameter.as_of))
    ),
    inside AS (
        SELECT DISTINCT customer_id
        FROM eligible
    ),
    kept_out AS (
        SELECT DISTINCT customer_id
        FROM held_out
    ),
    met AS (
        SELECT
            exposure.customer_id,
            IF(parameter.is_switchback, coalesce(exposure.cluster, ''), '') AS period,
            IF(min(exposure.variant) = max(exposure.variant), min(exposure.variant)) AS variant,
            min(ROW(exposure.exposed_at, exposure.cluster IS NULL, coalesce(exposure.cluster, ''), array_join(exposure.levels, chr(10)), exposure.covariates)) AS earliest,
            bool_or(kept_out.customer_id IS NOT NULL) AS is_held_out,
            bool_or(parameter.has_segment AND inside.customer_id IS NULL) AS is_outside
        FROM exposure
        JOIN agreed ON agreed.customer_id = exposure.customer_id
        CROSS JOIN parameter
        LEFT JOIN inside ON inside.customer_id = exposure.customer_id
        LEFT JOIN kept_out ON kept_out.customer_id = exposure.customer_id
        WHERE
            exposure.exposed_at >= from_iso8601_timestamp(parameter.started_at)
            AND exposure.exposed_at < from_iso8601_timestamp(parameter.ended_at)
            AND (
                (parameter.first_share = 0 AND parameter.last_share = 1023)
                OR bitwise_and(from_big_endian_64(xxhash64(to_utf8(exposure.customer_id))), 1023) BETWEEN parameter.first_share AND parameter.last_share)
        GROUP BY exposure.customer_id, IF(parameter.is_switchback, coalesce(exposure.cluster, ''), '')
    )
SELECT
    met.customer_id,
    met.period,
    met.variant,
    CASE
        WHEN met.is_held_out THEN 'held_out'
        WHEN met.is_outside THEN 'outside_segment'
        WHEN met.variant IS NULL THEN 'several_variants'
        WHEN parameter.has_cluster AND met.earliest[2] THEN 'without_cluster'
        ELSE 'counted'
    END AS status,
    met.earliest[1] AS exposed_at,
    CAST(at_timezone(met.earliest[1], parameter.time_zone) AS date) AS exposed_on,
    IF(parameter.has_cluster, met.earliest[3], '') AS cluster,
    met.earliest[4] AS levels,
    transform(met.earliest[5], covariate -> coalesce(TRY_CAST(covariate * 1000000 AS bigint), 0)) AS covariates
FROM met
CROSS JOIN parameter
