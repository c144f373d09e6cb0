-- title: Grants that ran out
-- description: How many grants ran out, of whatever purpose, between two instants, the first of them included.

WITH
    parameter AS (
        SELECT '2026-01-01T00:00:00Z' AS started_at, '2026-02-01T00:00:00Z' AS ended_at
    )
SELECT count(*) AS ends
FROM lakehouse.governed.consent
CROSS JOIN parameter
WHERE
    consent.expires_at >= from_iso8601_timestamp(parameter.started_at)
    AND consent.expires_at <= from_iso8601_timestamp(parameter.ended_at)
