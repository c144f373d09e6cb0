-- title: Consent by day among those who fit a segment
-- description: >
--   For each day, people whom the segment's rule finds today who began to agree to its purpose, and who
--   ceased to. So what consent alone did to the size of the segment can be told.
-- slots: [member]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            '9999-12-31T00:00:00Z' AS measured_at
    ),
    member AS (
        SELECT customer_id
        FROM lakehouse.governed.customer
    ),
    fitting AS (
        SELECT DISTINCT customer_id
        FROM member
    ),
    word AS (
        SELECT
            history.customer_id,
            history.event_at,
            history.position,
            history.granted_after,
            lag(history.granted_after, 1, false) OVER (PARTITION BY history.customer_id ORDER BY history.position) AS granted_before
        FROM lakehouse.governed.consent_history history
        JOIN parameter ON parameter.purpose = history.purpose
        JOIN fitting ON fitting.customer_id = history.customer_id
    ),
    last_word AS (
        SELECT customer_id, max_by(granted_after, position) AS granted
        FROM word
        GROUP BY customer_id
    ),
    change AS (
        SELECT event_at AS changed_at, granted_after AND NOT granted_before AS began, granted_before AND NOT granted_after AS ceased
        FROM word
        UNION ALL
        SELECT consent.expires_at, false, true
        FROM last_word
        JOIN lakehouse.governed.consent ON consent.customer_id = last_word.customer_id
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE last_word.granted AND consent.expires_at <= from_iso8601_timestamp_nanos(parameter.measured_at)
    )
SELECT
    CAST(CAST(changed_at AT TIME ZONE 'UTC' AS date) AS varchar) AS day,
    count_if(began) AS began,
    count_if(ceased) AS ceased
FROM change
WHERE began OR ceased
GROUP BY CAST(changed_at AT TIME ZONE 'UTC' AS date)
ORDER BY CAST(changed_at AT TIME ZONE 'UTC' AS date)
