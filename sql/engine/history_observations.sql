-- title: Values of a metric that is a quantile, in the past
-- description: >
--   Each value after the moment of customers who count as units of history_values.sql, in one pass over
--   the outcomes of all metrics.
-- slots: [outcome, eligible, held_out]

WITH
    parameter AS (
        SELECT
            'visit' AS metric,
            '0.9' AS quantile,
            'analytics' AS purpose,
            '2026-01-01T00:00:00Z' AS met_at,
            '2026-01-15T00:00:00Z' AS ended_at,
            28 AS days,
            false AS has_segment
    ),
    outcome AS (
        SELECT
            'visit' AS metric,
            0 AS from_hour,
            336 AS to_hour,
            customer_id,
            occurred_at,
            CAST(1 AS decimal(20, 6)) AS numerator
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
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
    moment AS (
        SELECT
            metric,
            from_iso8601_timestamp(met_at) AS met_at,
            from_iso8601_timestamp(ended_at) AS ended_at,
            from_iso8601_timestamp(met_at) - days * INTERVAL '1' DAY AS active_from
        FROM parameter
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE
            consent.granted
            AND (consent.expires_at IS NULL OR consent.expires_at > from_iso8601_timestamp(parameter.ended_at))
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
            outcome.customer_id,
            bool_or(outcome.occurred_at < moment.met_at) AS is_active,
            array_agg(outcome.numerator) FILTER (
                WHERE outcome.metric = moment.metric
                AND outcome.numerator IS NOT NULL
                AND outcome.occurred_at >= moment.met_at + outcome.from_hour * INTERVAL '1' HOUR
                AND outcome.occurred_at < moment.met_at + outcome.to_hour * INTERVAL '1' HOUR) AS numerators
        FROM outcome
        CROSS JOIN moment
        WHERE
            outcome.occurred_at >= moment.active_from
            AND outcome.occurred_at < moment.ended_at
            AND outcome.customer_id IS NOT NULL
        GROUP BY outcome.customer_id
    )
SELECT 'history' AS variant, met.customer_id, observed.value, CAST(parameter.quantile AS double) AS quantile
FROM met
JOIN agreed ON agreed.customer_id = met.customer_id
CROSS JOIN parameter
LEFT JOIN inside ON inside.customer_id = met.customer_id
LEFT JOIN kept_out ON kept_out.customer_id = met.customer_id
CROSS JOIN UNNEST(met.numerators) AS observed (value)
WHERE
    met.is_active
    AND kept_out.customer_id IS NULL
    AND (NOT parameter.has_segment OR inside.customer_id IS NOT NULL)
