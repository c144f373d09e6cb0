-- title: Distinct paths
-- description: Distinct paths of the journeys, with how many of them converted, at what value, and how many did not.
-- slots: [journey]

WITH
    journey AS (
        SELECT
            customer_id,
            true AS is_converted,
            touched_at AS ended_at,
            CAST(1 AS decimal(20, 6)) AS conversion_value,
            ARRAY[channel] AS path,
            ARRAY[CAST(0 AS bigint)] AS ages
        FROM lakehouse.governed.touch
    )
SELECT
    path,
    count_if(is_converted) AS conversions,
    CAST(coalesce(sum(conversion_value) FILTER (WHERE is_converted), 0) AS decimal(38, 6)) AS conversion_value,
    count_if(NOT is_converted) AS non_conversions
FROM journey
GROUP BY path
