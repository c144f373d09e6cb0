-- title: Size of a timeline
-- description: How many contacts and conversions there are, to take customers in slices that fit into memory.
-- slots: [timeline]

WITH
    timeline AS (
        SELECT customer_id, touched_at AS occurred_at, channel, CAST(NULL AS decimal(18, 4)) AS conversion_value
        FROM lakehouse.governed.touch
    )
SELECT count(*) AS happened
FROM timeline
