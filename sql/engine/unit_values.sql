-- title: Values per unit and measure
-- description: >
--   One row for each unit and each measure, zero where nothing happened. A measure is a metric, or
--   the first or second half of its window, or with the name '' the units themselves. y is the
--   value or numerator, d the denominator (1 for each unit where a metric has none), x and w the
--   same before the exposure, a, b and c the covariates of the exposure. A unit whose window is
--   still open has the status window_open.
-- slots: [unit, measure, outcome]

WITH
    parameter AS (
        SELECT '9999-12-31T00:00:00Z' AS as_of
    ),
    unit AS (
        SELECT
            customer_id,
            '' AS period,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            customer_id AS cluster,
            CAST(ARRAY[] AS array(varchar)) AS levels,
            CAST(0 AS decimal(20, 6)) AS a,
            CAST(0 AS decimal(20, 6)) AS b,
            CAST(0 AS decimal(20, 6)) AS c
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    measure AS (
        SELECT
            'visit' AS metric,
            'whole' AS part,
            true AS is_proportion,
            false AS is_ratio,
            336 AS to_hour,
            CAST(NULL AS decimal(20, 6)) AS lowest,
            CAST(NULL AS decimal(20, 6)) AS highest,
            CAST(NULL AS decimal(10, 9)) AS low_share,
            CAST(NULL AS decimal(10, 9)) AS high_share,
            false AS ignores_zeros
    ),
    outcome AS (
        SELECT
            'visit' AS metric,
            0 AS from_hour,
            168 AS half_hour,
            336 AS to_hour,
            0 AS pre_hours,
            customer_id,
            occurred_at,
            CAST(1 AS decimal(20, 6)) AS numerator,
            CAST(0 AS decimal(20, 6)) AS denominator
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    ),
    met AS (
        SELECT
            unit.customer_id,
            unit.period,
            any_value(unit.variant) AS variant,
            any_value(unit.status) AS status,
            any_value(unit.exposed_at) AS exposed_at,
            any_value(unit.exposed_on) AS exposed_on,
            any_value(unit.cluster) AS cluster,
            any_value(unit.levels) AS levels,
            any_value(unit.a) AS a,
            any_value(unit.b) AS b,
            any_value(unit.c) AS c,
            outcome.metric,
            sum(outcome.numerator) FILTER (WHERE outcome.occurred_at >= unit.exposed_at) AS numerator,
            sum(outcome.denominator) FILTER (WHERE outcome.occurred_at >= unit.exposed_at) AS denominator,
            sum(outcome.numerator) FILTER (
                WHERE outcome.occurred_at >= unit.exposed_at
                AND outcome.occurred_at < unit.exposed_at + outcome.half_hour * INTERVAL '1' HOUR) AS early_numerator,
            sum(outcome.denominator) FILTER (
                WHERE outcome.occurred_at >= unit.exposed_at
                AND outcome.occurred_at < unit.exposed_at + outcome.half_hour * INTERVAL '1' HOUR) AS early_denominator,
            sum(outcome.numerator) FILTER (WHERE outcome.occurred_at < unit.exposed_at) AS pre_numerator,
            sum(outcome.denominator) FILTER (WHERE outcome.occurred_at < unit.exposed_at) AS pre_denominator,
            max(outcome.occurred_at) AS newest,
            count_if(outcome.customer_id IS NOT NULL AND (outcome.numerator IS NULL OR outcome.denominator IS NULL)) AS unusable
        FROM unit
        LEFT JOIN outcome
            ON outcome.customer_id = unit.customer_id
            AND unit.status = 'counted'
            AND outcome.occurred_at < unit.exposed_at + outcome.to_hour * INTERVAL '1' HOUR
            AND outcome.occurred_at >= unit.exposed_at - outcome.pre_hours * INTERVAL '1' HOUR
            AND (
                outcome.occurred_at >= unit.exposed_at + outcome.from_hour * INTERVAL '1' HOUR
                OR outcome.occurred_at < unit.exposed_at)
        GROUP BY unit.customer_id, unit.period, outcome.metric
    ),
    summed AS (
        SELECT
            customer_id,
            period,
            any_value(variant) AS variant,
            any_value(status) AS status,
            any_value(exposed_at) AS exposed_at,
            any_value(exposed_on) AS exposed_on,
            any_value(cluster) AS cluster,
            any_value(levels) AS levels,
            any_value(a) AS a,
            any_value(b) AS b,
            any_value(c) AS c,
            map_agg(
                metric,
                CAST(
                    ROW(numerator, denominator, early_numerator, early_denominator, pre_numerator, pre_denominator, newest, unusable)
                    AS ROW(
                        numerator decimal(20, 6),
                        denominator decimal(20, 6),
                        early_numerator decimal(20, 6),
                        early_denominator decimal(20, 6),
                        pre_numerator decimal(20, 6),
                        pre_denominator decimal(20, 6),
                        newest timestamp(6) with time zone,
                        unusable bigint))
            ) FILTER (WHERE metric IS NOT NULL) AS sums
        FROM met
        GROUP BY customer_id, period
    ),
    measured AS (
        SELECT
            summed.customer_id,
            summed.period,
            summed.variant,
            CASE
                WHEN
                    summed.status = 'counted'
                    AND summed.exposed_at + measure.to_hour * INTERVAL '1' HOUR > from_iso8601_timestamp(parameter.as_of)
                    THEN 'window_open'
                ELSE summed.status
            END AS status,
            summed.exposed_at,
            summed.exposed_on,
            summed.cluster,
            summed.levels,
            summed.a,
            summed.b,
            summed.c,
            measure.metric,
            measure.part,
            measure.is_proportion,
            measure.is_ratio,
            measure.lowest,
            measure.highest,
            measure.low_share,
            measure.high_share,
            measure.ignores_zeros,
            element_at(summed.sums, measure.metric) AS sums
        FROM summed
        CROSS JOIN measure
        CROSS JOIN parameter
    ),
    part_value AS (
        SELECT
            measured.*,
            coalesce(
                CASE part
                    WHEN 'first half' THEN sums.early_numerator
                    WHEN 'second half' THEN sums.numerator - coalesce(sums.early_numerator, 0)
                    ELSE sums.numerator
                END,
                0) AS numerator,
            coalesce(
                CASE part
                    WHEN 'first half' THEN sums.early_denominator
                    WHEN 'second half' THEN sums.denominator - coalesce(sums.early_denominator, 0)
                    ELSE sums.denominator
                END,
                0) AS denominator,
            coalesce(sums.pre_numerator, 0) AS pre_numerator,
            coalesce(sums.pre_denominator, 0) AS pre_denominator
        FROM measured
    )
SELECT
    customer_id,
    cluster,
    variant,
    status,
    exposed_at,
    exposed_on,
    levels,
    metric,
    part,
    low_share,
    high_share,
    ignores_zeros,
    CAST(
        CASE
            WHEN is_proportion THEN IF(numerator > 0, 1, 0)
            ELSE least(greatest(numerator, coalesce(lowest, numerator)), coalesce(highest, greatest(numerator, coalesce(lowest, numerator))))
        END AS decimal(20, 6)) AS y,
    CAST(IF(is_ratio, denominator, 1) AS decimal(20, 6)) AS d,
    CAST(
        CASE
            WHEN is_proportion THEN IF(pre_numerator > 0, 1, 0)
            ELSE least(greatest(pre_numerator, coalesce(lowest, pre_numerator)), coalesce(highest, greatest(pre_numerator, coalesce(lowest, pre_numerator))))
        END AS decimal(20, 6)) AS x,
    CAST(IF(is_ratio, pre_denominator, 1) AS decimal(20, 6)) AS w,
    a,
    b,
    c,
    sums.newest AS newest,
    coalesce(sums.unusable, 0) AS unusable
FROM part_value
