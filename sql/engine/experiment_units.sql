-- title: Units of an experiment
-- description: >
--   One row for each customer that met the experiment, or in a switchback for each customer and
--   period. The first exposure counts. Status says whether the unit is counted, and if not why: it met several variants, is kept in a
--   holdout, is outside of the segment, or has no cluster where clusters were randomised. Only
--   customers who granted the purpose are here at all. Levels of dimensions stand one to a line. Covariates are whole millionths. Shares are
--   of 1,024 that customers fall into by a hash of their id: a large experiment goes share by share.
-- slots: [exposure, eligible, held_out, earliest]

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
        SELECT consent.customer_id
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
            exposure.variant,
            exposure.exposed_at,
            exposure.cluster,
            exposure.levels,
            exposure.covariates
        FROM exposure
        CROSS JOIN parameter
        WHERE
            exposure.customer_id IN (SELECT agreed.customer_id FROM agreed)
            AND exposure.exposed_at >= from_iso8601_timestamp(parameter.started_at)
            AND exposure.exposed_at < from_iso8601_timestamp(parameter.ended_at)
            AND (
                (parameter.first_share = 0 AND parameter.last_share = 1023)
                OR bitwise_and(from_big_endian_64(xxhash64(to_utf8(exposure.customer_id))), 1023) BETWEEN parameter.first_share AND parameter.last_share)
    ),
    earliest AS (
        SELECT
            customer_id,
            period,
            IF(min(variant) = max(variant), min(variant)) AS variant,
            min(exposed_at) AS exposed_at,
            true AS is_without_cluster,
            '' AS cluster,
            '' AS levels,
            CAST(ARRAY[] AS array(bigint)) AS covariates
        FROM met
        GROUP BY customer_id, period
    )
SELECT
    earliest.customer_id,
    earliest.period,
    earliest.variant,
    CASE
        WHEN kept_out.customer_id IS NOT NULL THEN 'held_out'
        WHEN parameter.has_segment AND inside.customer_id IS NULL THEN 'outside_segment'
        WHEN earliest.variant IS NULL THEN 'several_variants'
        WHEN parameter.has_cluster AND earliest.is_without_cluster THEN 'without_cluster'
        ELSE 'counted'
    END AS status,
    earliest.exposed_at,
    CAST(at_timezone(earliest.exposed_at, parameter.time_zone) AS date) AS exposed_on,
    IF(parameter.has_cluster, earliest.cluster, '') AS cluster,
    earliest.levels,
    earliest.covariates
FROM earliest
CROSS JOIN parameter
LEFT JOIN inside ON inside.customer_id = earliest.customer_id
LEFT JOIN kept_out ON kept_out.customer_id = earliest.customer_id
