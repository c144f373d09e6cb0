-- title: How many units come anew on each day
-- description: >
--   Customers by the first day on which they did something in the last days of the history: on such
--   a day an experiment would have met them. Days without anybody have no row.
-- slots: [outcome]

WITH
    parameter AS (
        SELECT 'analytics' AS purpose, '2026-01-01T00:00:00Z' AS ended_at, 28 AS days
    ),
    outcome AS (
        SELECT customer_id, occurred_at
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    ),
    seen AS (
        SELECT
            outcome.customer_id,
            min(
                date_diff(
                    'day',
                    from_iso8601_timestamp(parameter.ended_at) - parameter.days * INTERVAL '1' DAY,
                    outcome.occurred_at)) AS day
        FROM outcome
        JOIN agreed ON agreed.customer_id = outcome.customer_id
        CROSS JOIN parameter
        WHERE
            outcome.occurred_at >= from_iso8601_timestamp(parameter.ended_at) - parameter.days * INTERVAL '1' DAY
            AND outcome.occurred_at < from_iso8601_timestamp(parameter.ended_at)
        GROUP BY outcome.customer_id
    )
SELECT day, count(*) AS units
FROM seen
GROUP BY day
ORDER BY day
