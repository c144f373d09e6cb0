-- title: Journeys counted by setting
-- description: >
--   All that models need of journeys, in one pass over them. By dimension:
--   window: within window_days (factor 1) distinct paths, with how many of them converted, at what
--   value, and how many did not; contacts older than the window are a non-converting path of their own.
--   Within half of the window and a quarter of it (factor 0.5 and 0.25) moves from a channel to the
--   next one, and as paths of one channel the ends of journeys, counted the same way.
--   half-life (half of it, it and twice as much, each within window_days): each conversion shared out
--   to the contacts of its journey in proportion to 2 ^ (-age / half-life), as paths of one channel;
--   it is done here since distinct paths do not keep the times of their contacts. Shares are
--   decimals, so that their sum does not depend on its order.
--   period and segment: the same at the half-life itself, by week or month of the conversion, and by
--   segment of the customer, who may be in several.
-- slots: [journey]

WITH
    parameter AS (
        SELECT 30 AS window_days, 168 AS half_life_hours, 'month' AS period
    ),
    journey AS (
        SELECT
            customer_id,
            touched_at AS converted_at,
            CAST(1 AS decimal(20, 6)) AS conversion_value,
            ARRAY[channel] AS path,
            ARRAY[CAST(0 AS bigint)] AS ages
        FROM lakehouse.governed.touch
    ),
    member AS (
        SELECT customer_id, array_agg(DISTINCT segment) AS segments
        FROM lakehouse.analytics.segment_member
        GROUP BY customer_id
    ),
    counted AS (
        SELECT
            setting.dimension,
            setting.factor,
            setting.half_life,
            CASE setting.dimension
                WHEN 'period' THEN ARRAY[date_format(date_trunc(parameter.period, journey.converted_at AT TIME ZONE 'UTC'), '%Y-%m-%d')]
                WHEN 'segment' THEN member.segments
                ELSE ARRAY['']
            END AS places,
            journey.conversion_value,
            journey.path,
            journey.ages,
            IF(
                journey.conversion_value IS NULL,
                0,
                cardinality(filter(journey.ages, age -> age <= 86400 * setting.window_days))
            ) AS contacts
        FROM journey
        LEFT JOIN member ON member.customer_id = journey.customer_id
        CROSS JOIN parameter
        CROSS JOIN UNNEST(ARRAY[
            ROW('window', 1E0, parameter.window_days, null),
            ROW('window', 0.5E0, greatest(1, parameter.window_days / 2), null),
            ROW('window', 0.25E0, greatest(1, parameter.window_days / 4), null),
            ROW('half-life', 0.5E0, parameter.window_days, 1800 * parameter.half_life_hours),
            ROW('half-life', 1E0, parameter.window_days, 3600 * parameter.half_life_hours),
            ROW('half-life', 2E0, parameter.window_days, 7200 * parameter.half_life_hours),
            ROW('period', 1E0, parameter.window_days, 3600 * parameter.half_life_hours),
            ROW('segment', 1E0, parameter.window_days, 3600 * parameter.half_life_hours)
        ]) AS setting (dimension, factor, window_days, half_life)
    ),
    weighed AS (
        SELECT
            dimension,
            factor,
            places,
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
            weighed.dimension,
            weighed.factor,
            weighed.places,
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
        SELECT part.dimension, part.factor, place.name AS place, step.path, part.is_converted, part.share, part.conversion_value
        FROM part
        CROSS JOIN UNNEST(part.places) AS place (name)
        CROSS JOIN UNNEST(IF(
            part.dimension <> 'window' OR part.factor = 1E0,
            ARRAY[part.path],
            zip_with(part.path, slice(part.path, 2, cardinality(part.path)), (channel, next) -> IF(next IS NULL, ARRAY[channel], ARRAY[channel, next]))
        )) AS step (path)
    )
SELECT
    dimension,
    factor,
    place,
    path,
    sum(share) AS conversions,
    coalesce(sum(conversion_value), 0) AS conversion_value,
    count_if(NOT is_converted) AS non_conversions
FROM credit
GROUP BY dimension, factor, place, path
