-- title: The units of an experiment dealt anew
-- description: >
--   Deals the counted units to two arms again and again by a salted hash, in the shares of the plan, and
--   adds up each metric per deal and arm, in whole millionths. The control's share is of 1,048,576. Nothing was done to anybody by such a
--   deal, so a test over it that finds a difference raises a false alarm. Where clusters were
--   randomised, clusters are dealt. Columns that end in _1 stand for each metric.
-- slots: [kept]

WITH
    parameter AS (
        SELECT
            '9999-12-31T00:00:00Z' AS as_of,
            'salt' AS salt,
            1 AS first_deal,
            1000 AS last_deal,
            524288 AS control_share,
            false AS is_clustered,
            1 AS part_1,
            1 AS value_at_1,
            0 AS denominator_at_1,
            336 AS closing_hour_1,
            true AS is_proportion_1,
            false AS is_ratio_1,
            '' AS lowest_1,
            '' AS highest_1
    ),
    kept AS (
        SELECT
            0 AS part,
            customer_id,
            '' AS period,
            'counted' AS status,
            exposed_at,
            customer_id AS cluster,
            CAST(ARRAY[1000000] AS array(bigint)) AS totals
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    person AS (
        SELECT
            kept.customer_id,
            kept.period,
            any_value(kept.cluster) AS cluster,
            any_value(kept.exposed_at) + any_value(parameter.closing_hour_1) * INTERVAL '1' HOUR
            <= from_iso8601_timestamp(any_value(parameter.as_of)) AS is_closed_1,
            coalesce(sum(IF(kept.part = parameter.part_1, element_at(kept.totals, parameter.value_at_1))), 0) AS value_1,
            coalesce(sum(IF(kept.part = parameter.part_1, element_at(kept.totals, nullif(parameter.denominator_at_1, 0)))), 0) AS denominator_1
        FROM kept
        CROSS JOIN parameter
        WHERE kept.status = 'counted'
        GROUP BY kept.customer_id, kept.period
    ),
    valued AS (
        SELECT
            IF(is_clustered, cluster, customer_id || '#' || period) AS dealt,
            IF(
                is_closed_1,
                CASE
                    WHEN is_proportion_1 THEN IF(value_1 > 0, 1000000, 0)
                    ELSE
                        least(
                            greatest(value_1, coalesce(CAST(nullif(lowest_1, '') AS bigint), value_1)),
                            coalesce(CAST(nullif(highest_1, '') AS bigint), greatest(value_1, coalesce(CAST(nullif(lowest_1, '') AS bigint), value_1))))
                END) AS y_1,
            IF(is_closed_1, IF(is_ratio_1, denominator_1, 1000000)) AS d_1
        FROM person
        CROSS JOIN parameter
    ),
    unit AS (
        SELECT
            dealt,
            sum(CAST(y_1 AS decimal(38, 0))) AS y_1,
            sum(CAST(d_1 AS decimal(38, 0))) AS d_1
        FROM valued
        GROUP BY dealt
    ),
    deal AS (
        SELECT
            replay.number,
            bitwise_and(from_big_endian_64(xxhash64(to_utf8(parameter.salt || CAST(replay.number AS varchar) || ':' || unit.dealt))), 1048575)
            < parameter.control_share AS is_control,
            unit.*
        FROM unit
        CROSS JOIN parameter
        CROSS JOIN UNNEST(sequence(parameter.first_deal, parameter.last_deal)) AS replay (number)
    )
SELECT
    number,
    is_control,
    count(y_1) AS units_1,
    sum(y_1) AS y_1,
    sum(d_1) AS d_1,
    sum(y_1 * y_1) AS yy_1,
    sum(y_1 * d_1) AS yd_1,
    sum(d_1 * d_1) AS dd_1
FROM deal
GROUP BY number, is_control
ORDER BY number, is_control
