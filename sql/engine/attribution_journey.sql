-- title: Journeys
-- description: >
--   One row per journey: its channels in order of time, the age of each contact in seconds at the
--   conversion, and when that was and its value; these are null where none followed. A
--   journey holds all contacts since the conversion before; which of them count for a lookback
--   window is for who reads it to say. Contacts at the same instant through the same channel count
--   once; at the same instant through several channels they stand in the order of their names.
--   Conversions at the same instant are one; those that no contact went before are no journey. Only
--   people who agreed both to the purpose and to being counted are in it: with one of the two
--   alone, either the contacts or the conversions would be missing. Customers are taken in slices, so
--   that memory does not grow with their number; slices count from 0 on.
-- slots: [timeline]

WITH
    parameter AS (
        SELECT 'advertising' AS purpose, 0 AS slice, 1 AS slices
    ),
    timeline AS (
        SELECT customer_id, touched_at AS occurred_at, channel, CAST(NULL AS decimal(18, 4)) AS conversion_value
        FROM lakehouse.governed.touch
        UNION ALL
        SELECT customer_id, ordered_at AS occurred_at, CAST(NULL AS varchar) AS channel, sum(amount) AS conversion_value
        FROM lakehouse.governed.order_line
        WHERE NOT is_cancellation
        GROUP BY customer_id, ordered_at
    ),
    agreed AS (
        SELECT consent.customer_id
        FROM lakehouse.governed.consent
        CROSS JOIN parameter
        WHERE consent.granted AND consent.purpose IN (parameter.purpose, 'analytics')
        GROUP BY consent.customer_id, parameter.purpose
        HAVING count(DISTINCT consent.purpose) = IF(parameter.purpose = 'analytics', 1, 2)
    ),
    happened AS (
        SELECT
            timeline.customer_id,
            timeline.occurred_at,
            timeline.channel,
            CAST(sum(timeline.conversion_value) AS decimal(20, 6)) AS conversion_value
        FROM timeline
        JOIN agreed ON agreed.customer_id = timeline.customer_id
        CROSS JOIN parameter
        WHERE
            (timeline.channel IS NOT NULL OR timeline.conversion_value IS NOT NULL)
            AND bitwise_and(from_big_endian_64(xxhash64(to_utf8(timeline.customer_id))), 1048575) % parameter.slices = parameter.slice
        GROUP BY timeline.customer_id, timeline.occurred_at, timeline.channel
    ),
    followed AS (
        SELECT
            customer_id,
            occurred_at,
            channel,
            first_value(IF(channel IS NULL, occurred_at)) IGNORE NULLS OVER (
                PARTITION BY customer_id
                ORDER BY occurred_at, IF(channel IS NULL, 2, 1)
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
            ) AS converted_at,
            first_value(IF(channel IS NULL, conversion_value)) IGNORE NULLS OVER (
                PARTITION BY customer_id
                ORDER BY occurred_at, IF(channel IS NULL, 2, 1)
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
            ) AS conversion_value
        FROM happened
    )
SELECT
    customer_id,
    converted_at,
    conversion_value,
    array_agg(channel ORDER BY occurred_at, channel) AS path,
    array_agg(date_diff('second', occurred_at, converted_at) ORDER BY occurred_at, channel) AS ages
FROM followed
WHERE channel IS NOT NULL
GROUP BY customer_id, converted_at, conversion_value
