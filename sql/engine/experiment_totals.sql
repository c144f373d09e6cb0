-- title: Totals per unit of the metrics that one table answers
-- description: >
--   One row for each unit to which something happened: what each metric adds up to within its window
--   and before the exposure, in whole millionths, so that sums are exact in any order. Values that are
--   missing or no finite number are left out and counted as unusable; rows at which the SQL of a
--   metric fails, and totals beyond what a whole number holds, are counted as failed. Columns that end
--   in _1 stand for each metric.
-- slots: [unit, measured]

WITH
    parameter AS (
        SELECT
            0 AS before_hours,
            336 AS longest_hours,
            0 AS from_hour_1,
            336 AS to_hour_1,
            0 AS pre_hours_1
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
            CAST(order_line.amount AS decimal(20, 6)) AS numerator_1,
            CAST(0 AS decimal(20, 6)) AS denominator_1,
            2 AS state_1
        FROM lakehouse.governed.order_line
        JOIN candidate
            ON order_line.customer_id = candidate.unit_customer_id
            AND order_line.ordered_at >= candidate.unit_starts_at
            AND order_line.ordered_at < candidate.unit_ends_at
    ),
    placed AS (
        SELECT
            measured.*,
            measured.occurred_at >= measured.unit_exposed_at + parameter.from_hour_1 * INTERVAL '1' HOUR
            AND measured.occurred_at < measured.unit_exposed_at + parameter.to_hour_1 * INTERVAL '1' HOUR AS is_inside_1,
            parameter.pre_hours_1 > 0
            AND measured.occurred_at < measured.unit_exposed_at
            AND measured.occurred_at >= measured.unit_exposed_at - parameter.pre_hours_1 * INTERVAL '1' HOUR AS is_before_1
        FROM measured
        CROSS JOIN parameter
    ),
    summed AS (
        SELECT
            unit_customer_id,
            unit_period,
            max(occurred_at) AS newest,
            sum(numerator_1) FILTER (WHERE is_inside_1) AS value_1,
            sum(denominator_1) FILTER (WHERE is_inside_1) AS weight_1,
            sum(numerator_1) FILTER (WHERE is_before_1) AS before_1,
            sum(denominator_1) FILTER (WHERE is_before_1) AS before_weight_1,
            count_if(state_1 = 1 AND (is_inside_1 OR is_before_1)) AS unusable_1,
            count_if(state_1 IS NULL AND (is_inside_1 OR is_before_1)) AS failed_1
        FROM placed
        GROUP BY unit_customer_id, unit_period
    ),
    exact AS (
        SELECT
            summed.*,
            TRY_CAST(coalesce(value_1, 0) * 1000000 AS bigint) AS whole_value_1,
            TRY_CAST(coalesce(weight_1, 0) * 1000000 AS bigint) AS whole_weight_1,
            TRY_CAST(coalesce(before_1, 0) * 1000000 AS bigint) AS whole_before_1,
            TRY_CAST(coalesce(before_weight_1, 0) * 1000000 AS bigint) AS whole_before_weight_1
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
    ARRAY[coalesce(whole_value_1, 0)] AS value,
    ARRAY[coalesce(whole_weight_1, 0)] AS denominator,
    ARRAY[coalesce(whole_before_1, 0)] AS before,
    ARRAY[coalesce(whole_before_weight_1, 0)] AS before_denominator,
    ARRAY[unusable_1] AS unusable,
    ARRAY[failed_1 + IF(whole_value_1 IS NULL OR whole_weight_1 IS NULL OR whole_before_1 IS NULL OR whole_before_weight_1 IS NULL, 1, 0)] AS failed
FROM exact
JOIN unit ON unit.customer_id = exact.unit_customer_id AND unit.period = exact.unit_period
