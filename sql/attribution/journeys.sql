-- title: Journeys to an order
-- description: >
--   Distinct journeys of marketing contacts, with how often each ended in an order. A journey holds
--   the contacts since the order before, and at most those of the 30 days before its own order.
--   Contacts that no order followed within 30 days are a journey without a conversion. Contacts at
--   the same instant through the same channel count once; at the same instant through several
--   channels they stand in the order of their names. Orders that no contact went before are no
--   journey. Only people who agreed both to advertising and to being counted are in it: with one of
--   the two alone, either the contacts or the orders would be missing.
-- owner: marketing
-- purpose: advertising

WITH
    agreed AS (
        SELECT customer_id
        FROM lakehouse.governed.consent
        WHERE granted AND purpose IN ('advertising', 'analytics')
        GROUP BY customer_id
        HAVING count(DISTINCT purpose) = 2
    ),
    contact AS (
        SELECT DISTINCT touch.customer_id, touch.touched_at, touch.channel
        FROM lakehouse.governed.touch
        JOIN agreed ON agreed.customer_id = touch.customer_id
    ),
    conversion AS (
        SELECT order_line.customer_id, order_line.ordered_at, sum(order_line.amount) AS amount
        FROM lakehouse.governed.order_line
        JOIN agreed ON agreed.customer_id = order_line.customer_id
        WHERE NOT order_line.is_cancellation
        GROUP BY order_line.customer_id, order_line.ordered_at
    ),
    timeline AS (
        SELECT customer_id, touched_at AS occurred_at, channel, CAST(NULL AS timestamp(6) with time zone) AS converted_at, 1 AS place
        FROM contact
        UNION ALL
        SELECT customer_id, ordered_at AS occurred_at, CAST(NULL AS varchar) AS channel, ordered_at AS converted_at, 2 AS place
        FROM conversion
    ),
    followed AS (
        SELECT
            customer_id,
            occurred_at,
            channel,
            min(converted_at) OVER (
                PARTITION BY customer_id
                ORDER BY occurred_at, place
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
            ) AS next_converted_at
        FROM timeline
    ),
    placed AS (
        SELECT
            customer_id,
            occurred_at,
            channel,
            next_converted_at,
            coalesce(occurred_at >= next_converted_at - INTERVAL '30' DAY, false) AS is_credited
        FROM followed
        WHERE channel IS NOT NULL
    ),
    journey AS (
        SELECT
            customer_id,
            next_converted_at,
            is_credited,
            array_agg(channel ORDER BY occurred_at, channel) AS path
        FROM placed
        GROUP BY customer_id, next_converted_at, is_credited
    )
SELECT
    journey.path,
    count_if(journey.is_credited) AS conversions,
    CAST(coalesce(sum(conversion.amount) FILTER (WHERE journey.is_credited), 0) AS decimal(38, 6)) AS conversion_value,
    count_if(NOT journey.is_credited) AS non_conversions
FROM journey
LEFT JOIN conversion
    ON conversion.customer_id = journey.customer_id
    AND conversion.ordered_at = journey.next_converted_at
GROUP BY journey.path
