-- title: Totals per unit of the metrics that one table answers
-- description: >
--   One row for each unit to which something happened: what each column adds up to in its hours after
--   the exposure (below zero, before it), in whole millionths, so that sums are exact in any order. Values that are
--   missing or no finite number are left out and counted as unusable; rows at which the SQL of a
--   metric fails, and totals beyond what a whole number holds, are counted as failed. Few units have
--   either, so both counts are absent where there is none. Columns that end in _1 stand for each
--   column: a metric's value, denominator, and the same before the exposure.
-- slots: [unit, measured]

WITH
    parameter AS (
        SELECT
            0 AS before_hours,
            336 AS longest_hours,
            1 AS column_1,
            0 AS from_hour_1,
            336 AS to_hour_1
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
            '' AS levels,
            CAST(ARRAY[] AS array(bigint)) AS covariates
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    candidate AS (
        SELECT
            unit.customer_id AS unit_customer_id,
            unit.period AS unit_period,
            unit.exposed_at AS unit_exposed_at,
            unit.exposed_at - parameter.before_hours * INTERVAL '1' HOUR AS unit_starts_at,
            unit.exposed_at + parameter.longest_hours * INTERVAL '1' HOUR AS unit_ends_at
        FROM unit
        CROSS JOIN parameter
        WHERE unit.status = 'counted'
    ),
    measured AS (
        SELECT
            candidate.*,
            order_line.ordered_at AS occurred_at,
            CAST(order_line.amount AS decimal(20, 6)) AS number_1,
            2 AS state_1
        FROM lakehouse.governed.order_line
        JOIN candidate
            ON order_line.customer_id = candidate.unit_customer_id
            AND order_line.ordered_at >= candidate.unit_starts_at
            AND order_line.ordered_at < candidate.unit_ends_at
    ),
    placed AS (
        SELECT
            measured.unit_customer_id,
            measured.unit_period,
            measured.occurred_at,
            measured.number_1,
            measured.state_1,
            measured.occurred_at >= measured.unit_exposed_at + parameter.from_hour_1 * INTERVAL '1' HOUR
            AND measured.occurred_at < measured.unit_exposed_at + parameter.to_hour_1 * INTERVAL '1' HOUR AS is_inside_1
        FROM measured
        CROSS JOIN parameter
    ),
    judged AS (
        SELECT
            unit_customer_id,
            unit_period,
            occurred_at,
            number_1,
            is_inside_1,
            CASE WHEN NOT is_inside_1 THEN 0 WHEN state_1 IS NULL THEN 2 WHEN state_1 = 1 THEN 1 ELSE 0 END AS flaw_1
        FROM placed
    ),
    summed AS (
        SELECT
            unit_customer_id,
            unit_period,
            max(occurred_at) AS newest,
            sum(number_1) FILTER (WHERE is_inside_1) AS total_1,
            array_agg(ARRAY[flaw_1]) FILTER (WHERE greatest(flaw_1) > 0) AS flaws
        FROM judged
        GROUP BY unit_customer_id, unit_period
    ),
    exact AS (
        SELECT
            summed.unit_customer_id,
            summed.unit_period,
            summed.newest,
            summed.flaws,
            TRY_CAST(coalesce(summed.total_1, 0) * 1000000 AS bigint) AS whole_1
        FROM summed
    )
SELECT
    unit.customer_id,
    unit.period,
    unit.variant,
    unit.status,
    unit.exposed_at,
    unit.exposed_on,
    unit.cluster,
    unit.levels,
    unit.covariates,
    exact.newest,
    ARRAY[coalesce(exact.whole_1, 0)] AS totals,
    IF(exact.flaws IS NOT NULL, ARRAY[cardinality(filter(exact.flaws, flaw -> element_at(flaw, parameter.column_1) = 1))]) AS unusable,
    IF(
        exact.flaws IS NOT NULL OR greatest(exact.whole_1 IS NULL),
        ARRAY[coalesce(cardinality(filter(exact.flaws, flaw -> element_at(flaw, parameter.column_1) = 2)), 0) + IF(exact.whole_1 IS NULL, 1, 0)]) AS failed
FROM exact
JOIN unit ON unit.customer_id = exact.unit_customer_id AND unit.period = exact.unit_period
CROSS JOIN parameter
