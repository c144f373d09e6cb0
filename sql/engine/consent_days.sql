-- title: Consent by day
-- description: >
--   For each purpose and day: people who began to agree, who took it back, whose grant ran out, and who
--   refused without having agreed before. A grant that ran out since the last run counts on the day of its end.

WITH
    parameter AS (
        SELECT '9999-12-31T00:00:00Z' AS measured_at
    ),
    word AS (
        SELECT
            customer_id,
            purpose,
            event_at,
            event_state,
            granted_after,
            lag(granted_after, 1, false) OVER (PARTITION BY customer_id, purpose ORDER BY position) AS granted_before
        FROM lakehouse.governed.consent_history
    ),
    last_word AS (
        SELECT customer_id, purpose, max_by(granted_after, position) AS granted
        FROM lakehouse.governed.consent_history
        GROUP BY customer_id, purpose
    ),
    change AS (
        SELECT
            purpose,
            event_at AS changed_at,
            granted_after AND NOT granted_before AS began,
            granted_before AND NOT granted_after AND event_state <> 'expired' AS withdrew,
            granted_before AND NOT granted_after AND event_state = 'expired' AS ran_out,
            NOT granted_before AND event_state = 'refused' AS refused
        FROM word
        UNION ALL
        SELECT last_word.purpose, consent.expires_at, false, false, true, false
        FROM last_word
        JOIN lakehouse.governed.consent ON consent.customer_id = last_word.customer_id AND consent.purpose = last_word.purpose
        CROSS JOIN parameter
        WHERE last_word.granted AND consent.expires_at <= from_iso8601_timestamp_nanos(parameter.measured_at)
    )
SELECT
    purpose,
    CAST(CAST(changed_at AT TIME ZONE 'UTC' AS date) AS varchar) AS day,
    count_if(began) AS began,
    count_if(withdrew) AS withdrew,
    count_if(ran_out) AS ran_out,
    count_if(refused) AS refused
FROM change
GROUP BY purpose, CAST(changed_at AT TIME ZONE 'UTC' AS date)
ORDER BY purpose, CAST(changed_at AT TIME ZONE 'UTC' AS date)
