-- title: Credit by time decay
-- description: >
--   Each conversion is shared out to the contacts of its journey in proportion to
--   2 ^ (-age / half-life), for a half-life, half of it and twice as much. It is done here since
--   distinct paths do not keep the times of their contacts. Shares are decimals, so that their sum
--   does not depend on its order.
-- slots: [journey]

WITH
    parameter AS (
        SELECT 168 AS half_life_hours
    ),
    journey AS (
        SELECT
            customer_id,
            true AS is_converted,
            touched_at AS ended_at,
            CAST(1 AS decimal(20, 6)) AS conversion_value,
            ARRAY[channel] AS path,
            ARRAY[CAST(0 AS bigint)] AS ages
        FROM lakehouse.governed.touch
    ),
    half_life AS (
        SELECT factor, 3600 * parameter.half_life_hours * factor AS seconds
        FROM parameter
        CROSS JOIN UNNEST(ARRAY[0.5E0, 1E0, 2E0]) AS multiple (factor)
    ),
    weighed AS (
        SELECT
            half_life.factor,
            journey.conversion_value,
            journey.path,
            transform(journey.ages, age -> power(2E0, -(age - array_min(journey.ages)) / half_life.seconds)) AS weights
        FROM journey
        CROSS JOIN half_life
        WHERE journey.is_converted
    ),
    shared AS (
        SELECT
            weighed.factor,
            weighed.conversion_value,
            contact.channel,
            CAST(contact.weight / reduce(weighed.weights, 0E0, (total, weight) -> total + weight, total -> total) AS decimal(16, 15)) AS share
        FROM weighed
        CROSS JOIN UNNEST(weighed.path, weighed.weights) AS contact (channel, weight)
    )
SELECT
    factor,
    channel,
    sum(share) AS conversions,
    sum(share * conversion_value) AS conversion_value
FROM shared
GROUP BY factor, channel
