-- title: Forget earlier refreshes of a segment
-- description: Takes away the members that refreshes before the one given found. Of two refreshes at once, the later stays.

MERGE INTO lakehouse.analytics.segment_member AS member
USING (
    WITH
        parameter AS (
            SELECT
                'example' AS segment,
                '2026-01-01T00:00:00Z' AS evaluated_at
        )
    SELECT
        segment,
        CAST(from_iso8601_timestamp_nanos(evaluated_at) AS timestamp(6) with time zone) AS evaluated_at
    FROM parameter
) AS refresh
ON member.segment = refresh.segment AND member.evaluated_at < refresh.evaluated_at
WHEN MATCHED THEN DELETE
