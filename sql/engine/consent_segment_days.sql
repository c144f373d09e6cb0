-- title: Consent by day among those who fit segments
-- description: >
--   For each segment and day, people whom the segment's rule finds today who began to agree to its
--   purpose, and who ceased to. So what consent alone did to the size of a segment can be told. The
--   words are read once, however many segments there are.
-- slots: [fitting]

WITH
    parameter AS (
        SELECT '9999-12-31T00:00:00Z' AS measured_at
    ),
    fitting AS (
        SELECT DISTINCT 'example' AS segment, 'analytics' AS purpose, customer_id
        FROM lakehouse.governed.customer
    ),
    word AS (
        SELECT
            customer_id,
            purpose,
            event_at,
            position,
            granted_after,
            lag(granted_after, 1, false) OVER (PARTITION BY customer_id, purpose ORDER BY position) AS granted_before,
            lead(position) OVER (PARTITION BY customer_id, purpose ORDER BY position) IS NULL AS is_last
        FROM lakehouse.governed.consent_history
    ),
    change AS (
        SELECT
            word.customer_id,
            word.purpose,
            change.changed_at,
            change.began,
            change.ceased
        FROM word
        CROSS JOIN parameter
        LEFT JOIN lakehouse.governed.consent
            ON word.is_last AND word.granted_after
            AND consent.customer_id = word.customer_id
            AND consent.purpose = word.purpose
            AND consent.expires_at <= from_iso8601_timestamp_nanos(parameter.measured_at)
        CROSS JOIN UNNEST(ARRAY[
            ROW(word.event_at, word.granted_after AND NOT word.granted_before, word.granted_before AND NOT word.granted_after),
            ROW(consent.expires_at, false, consent.expires_at IS NOT NULL)
        ]) AS change (changed_at, began, ceased)
        WHERE change.began OR change.ceased
    )
SELECT
    fitting.segment,
    CAST(CAST(change.changed_at AT TIME ZONE 'UTC' AS date) AS varchar) AS day,
    count_if(change.began) AS began,
    count_if(change.ceased) AS ceased
FROM change
JOIN fitting ON fitting.customer_id = change.customer_id AND fitting.purpose = change.purpose
GROUP BY fitting.segment, CAST(change.changed_at AT TIME ZONE 'UTC' AS date)
ORDER BY fitting.segment, CAST(change.changed_at AT TIME ZONE 'UTC' AS date)
