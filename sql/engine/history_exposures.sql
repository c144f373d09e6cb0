-- title: Customers as if they had met an experiment in the past
-- description: >
--   Everybody who did something in the days before a moment that lies a whole window back, as if
--   they had met a variant then. What they did after it is what a metric looks like without any
--   experiment.
-- slots: [outcome]

WITH
    parameter AS (
        SELECT '2026-01-01T00:00:00Z' AS met_at, 28 AS days
    ),
    outcome AS (
        SELECT customer_id, occurred_at
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    )
SELECT DISTINCT
    outcome.customer_id,
    'history' AS variant,
    from_iso8601_timestamp(parameter.met_at) AS exposed_at,
    outcome.customer_id AS cluster,
    CAST(ARRAY[] AS array(varchar)) AS levels,
    CAST(ARRAY[] AS array(decimal(20, 6))) AS covariates
FROM outcome
CROSS JOIN parameter
WHERE
    outcome.occurred_at >= from_iso8601_timestamp(parameter.met_at) - parameter.days * INTERVAL '1' DAY
    AND outcome.occurred_at < from_iso8601_timestamp(parameter.met_at)
