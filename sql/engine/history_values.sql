-- title: Values of customers as if they had met an experiment in the past
-- description: >
--   One row for each customer and measure, in one pass over the outcomes of all metrics. A unit is who
--   did something in the days before a moment that lies a whole window back, agreed, and is neither
--   outside of the segment nor held out. The measure '' is the customer itself; with it comes the first
--   day on which the customer did something in the last days of the history, unit or not: on such a day
--   an experiment would have met them. y, d, x and w are as in experiment_sums.sql. Customers are taken in
--   slices, so that memory does not grow with their number; slices count from 0 on.
-- slots: [measure, outcome, eligible, held_out]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            '2026-01-01T00:00:00Z' AS met_at,
            '2026-01-15T00:00:00Z' AS ended_at,
            28 AS days,
            false AS has_segment,
            0 AS slice,
            1 AS slices
    ),
    measure AS (
        SELECT
            'visit' AS metric,
            true AS is_proportion,
            false AS is_ratio,
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
            336 AS to_hour,
            0 AS pre_hours,
            customer_id,
            occurred_at,
            CAST(1 AS decimal(20, 6)) AS numerator,
            CAST(0 AS decimal(20, 6)) AS denominator
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    ),
    eligible AS (
        SELECT customer_id
        FROM lakehouse.analytics.segment_member
        WHERE segment = 'active_customers'
    ),
    held_out AS (
        SELECT customer_id
        FROM lakehouse.governed.exposure
        WHERE experiment = 'global_holdout' AND variant = 'held_out'
    ),
    moment AS (
        SELECT
            from_iso8601_timestamp(met_at) AS met_at,
            from_iso8601_timestamp(ended_at) AS ended_at,
            from_iso8601_timestamp(met_at) - days * INTERVAL '1' DAY AS active_from,
            from_iso8601_timestamp(ended_at) - days * INTERVAL '1' DAY AS arriving_from,
            slice,
            slices
        FROM parameter
    ),
    agreed AS (
        SELECT
            consent.customer_id,
            bool_or(consent.expires_at IS NULL OR consent.expires_at > from_iso8601_timestamp(parameter.ended_at)) AS is_countable
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
        GROUP BY consent.customer_id
    ),
    inside AS (
        SELECT DISTINCT customer_id
        FROM eligible
    ),
    kept_out AS (
        SELECT DISTINCT customer_id
        FROM held_out
    ),
    met AS (
        SELECT
            outcome.customer_id,
            outcome.metric,
            bool_or(outcome.occurred_at >= moment.active_from AND outcome.occurred_at < moment.met_at) AS is_active,
            min(IF(outcome.occurred_at >= moment.arriving_from, date_diff('day', moment.arriving_from, outcome.occurred_at))) AS first_day,
            sum(outcome.numerator) FILTER (
                WHERE outcome.occurred_at >= moment.met_at + outcome.from_hour * INTERVAL '1' HOUR
                AND outcome.occurred_at < moment.met_at + outcome.to_hour * INTERVAL '1' HOUR) AS numerator,
            sum(outcome.denominator) FILTER (
                WHERE outcome.occurred_at >= moment.met_at + outcome.from_hour * INTERVAL '1' HOUR
                AND outcome.occurred_at < moment.met_at + outcome.to_hour * INTERVAL '1' HOUR) AS denominator,
            sum(outcome.numerator) FILTER (
                WHERE outcome.occurred_at < moment.met_at
                AND outcome.occurred_at >= moment.met_at - outcome.pre_hours * INTERVAL '1' HOUR) AS pre_numerator,
            sum(outcome.denominator) FILTER (
                WHERE outcome.occurred_at < moment.met_at
                AND outcome.occurred_at >= moment.met_at - outcome.pre_hours * INTERVAL '1' HOUR) AS pre_denominator
        FROM outcome
        CROSS JOIN moment
        WHERE
            outcome.occurred_at < moment.ended_at
            AND (
                outcome.occurred_at >= moment.active_from
                OR outcome.occurred_at >= moment.met_at - outcome.pre_hours * INTERVAL '1' HOUR)
            AND outcome.customer_id IS NOT NULL
            AND bitwise_and(from_big_endian_64(xxhash64(to_utf8(outcome.customer_id))), 1048575) % moment.slices = moment.slice
        GROUP BY outcome.customer_id, outcome.metric
    ),
    summed AS (
        SELECT
            customer_id,
            bool_or(is_active) AS is_active,
            min(first_day) AS first_day,
            map_agg(
                metric,
                CAST(
                    ROW(numerator, denominator, pre_numerator, pre_denominator)
                    AS ROW(
                        numerator decimal(20, 6),
                        denominator decimal(20, 6),
                        pre_numerator decimal(20, 6),
                        pre_denominator decimal(20, 6)))) AS sums
        FROM met
        GROUP BY customer_id
    ),
    person AS (
        SELECT
            summed.is_active
            AND agreed.is_countable
            AND kept_out.customer_id IS NULL
            AND (NOT parameter.has_segment OR inside.customer_id IS NOT NULL) AS is_unit,
            summed.first_day,
            summed.sums
        FROM summed
        JOIN agreed ON agreed.customer_id = summed.customer_id
        CROSS JOIN parameter
        LEFT JOIN inside ON inside.customer_id = summed.customer_id
        LEFT JOIN kept_out ON kept_out.customer_id = summed.customer_id
    ),
    measured AS (
        SELECT
            measure.*,
            person.is_unit,
            IF(measure.metric = '', person.first_day) AS first_day,
            coalesce(element_at(person.sums, measure.metric).numerator, 0) AS numerator,
            coalesce(element_at(person.sums, measure.metric).denominator, 0) AS denominator,
            coalesce(element_at(person.sums, measure.metric).pre_numerator, 0) AS pre_numerator,
            coalesce(element_at(person.sums, measure.metric).pre_denominator, 0) AS pre_denominator
        FROM person
        CROSS JOIN measure
        WHERE person.is_unit OR (measure.metric = '' AND person.first_day IS NOT NULL)
    )
SELECT
    metric,
    is_unit,
    first_day,
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
    CAST(IF(is_ratio, pre_denominator, 1) AS decimal(20, 6)) AS w
FROM measured
