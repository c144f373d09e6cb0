-- title: Size and span of a timeline
-- description: How many contacts and conversions there are, to take customers in slices that fit into memory, and of which days.
-- slots: [timeline]

WITH
    timeline AS (
        SELECT customer_id, touched_at AS occurred_at, channel, CAST(NULL AS decimal(18, 4)) AS conversion_value
        FROM lakehouse.governed.touch
    )
SELECT
    count(*) AS happened,
    CAST(min(occurred_at) AT TIME ZONE 'UTC' AS date) AS first_day,
    CAST(max(occurred_at) AT TIME ZONE 'UTC' AS date) AS last_day
FROM timeline
