-- title: Journeys counted by setting
-- description: >
--   All that models need of journeys, in one pass over them. Within window_days: distinct paths, with
--   how many of them converted, at what value, and how many did not. Contacts older than the window
--   are a path in vain of their own. Within half of the window and a quarter of it (factor 0.5 and
--   0.25): moves from a channel to the next one, and as paths of one channel the ends of journeys,
--   counted the same way. By half-life (half of it, it and twice as much, each within window_days):
--   each conversion shared out to the contacts of its journey in proportion to 2 ^ (-age / half-life),
--   as paths of one channel; it is done here since distinct paths do not keep the times of their
--   contacts. Shares are decimals, so that their sum does not depend on its order.
-- slots: [journey]

WITH
    parameter AS (
        SELECT 30 AS window_days, 168 AS half_life_hours
    ),
    journey AS (
        SELECT
            customer_id,
            CAST(1 AS decimal(20, 6)) AS conversion_value,
            ARRAY[channel] AS path,
            ARRAY[CAST(0 AS bigint)] AS ages
        FROM lakehouse.governed.touch
    ),
    counted AS (
        SELECT
            setting.factor,
            setting.half_life,
            journey.conversion_value,
            journey.path,
            journey.ages,
            IF(
                journey.conversion_value IS NULL,
                0,
                cardinality(filter(journey.ages, age -> age <= 86400 * setting.window_days))
            ) AS contacts
        FROM journey
        CROSS JOIN parameter
        CROSS JOIN UNNEST(ARRAY[
            ROW(1E0, parameter.window_days, null),
            ROW(0.5E0, greatest(1, parameter.window_days / 2), null),
            ROW(0.25E0, greatest(1, parameter.window_days / 4), null),
            ROW(0.5E0, parameter.window_days, 1800 * parameter.half_life_hours),
            ROW(1E0, parameter.window_days, 3600 * parameter.half_life_hours),
            ROW(2E0, parameter.window_days, 7200 * parameter.half_life_hours)
        ]) AS setting (factor, window_days, half_life)
    ),
    weighed AS (
        SELECT
            factor,
            half_life,
            conversion_value,
            slice(path, cardinality(path) - contacts + 1, contacts) AS path,
            slice(path, 1, cardinality(path) - contacts) AS earlier_path,
            transform(
                IF(half_life IS NULL, ARRAY[], slice(ages, cardinality(ages) - contacts + 1, contacts)),
                age -> power(2E0, -CAST(age - element_at(ages, -1) AS double) / half_life)
            ) AS weights
        FROM counted
    ),
    part AS (
        SELECT
            weighed.factor,
            weighed.half_life IS NOT NULL AS is_half_life,
            part.path,
            part.is_converted,
            part.share,
            part.share * weighed.conversion_value AS conversion_value
        FROM weighed
        CROSS JOIN UNNEST(IF(
            weighed.half_life IS NULL,
            ARRAY[
                ROW(weighed.path, true, CAST(1 AS decimal(16, 15))),
                ROW(weighed.earlier_path, false, CAST(0 AS decimal(16, 15)))
            ],
            zip_with(weighed.path, weighed.weights, (channel, weight) -> ROW(
                ARRAY[channel],
                true,
                CAST(weight / reduce(weighed.weights, 0E0, (total, each) -> total + each, total -> total) AS decimal(16, 15))
            ))
        )) AS part (path, is_converted, share)
        WHERE cardinality(part.path) > 0
    ),
    credit AS (
        SELECT part.factor, part.is_half_life, step.path, part.is_converted, part.share, part.conversion_value
        FROM part
        CROSS JOIN UNNEST(IF(
            part.is_half_life OR part.factor = 1E0,
            ARRAY[part.path],
            zip_with(part.path, slice(part.path, 2, cardinality(part.path)), (channel, next) -> IF(next IS NULL, ARRAY[channel], ARRAY[channel, next]))
        )) AS step (path)
    )
SELECT
    is_half_life,
    factor,
    path,
    sum(share) AS conversions,
    coalesce(sum(conversion_value), 0) AS conversion_value,
    count_if(NOT is_converted) AS non_conversions
FROM credit
GROUP BY is_half_life, factor, path
