-- title: Keep a segment
-- description: >
--   Adds the members, as of now, to those of earlier refreshes. Readers take the newest
--   evaluated_at of the segment; segment_prune.sql takes the older ones away afterwards.
-- slots: [member]

INSERT INTO lakehouse.analytics.segment_member (segment, customer_id, evaluated_at)
WITH
    parameter AS (
        SELECT
            'example' AS segment,
            'analytics' AS purpose,
            '2026-01-01T00:00:00Z' AS evaluated_at
    ),
    member AS (
        SELECT customer_id
        FROM lakehouse.governed.customer
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    )
SELECT DISTINCT
    parameter.segment,
    member.customer_id,
    CAST(from_iso8601_timestamp_nanos(parameter.evaluated_at) AS timestamp(6) with time zone) AS evaluated_at
FROM member
JOIN agreed ON agreed.customer_id = member.customer_id
CROSS JOIN parameter
