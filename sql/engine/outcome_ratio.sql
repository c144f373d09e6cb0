-- title: Outcomes of a ratio
-- description: Brings a ratio into the form in which all metrics of an experiment are added up together.
-- slots: [metric]

WITH
    parameter AS (
        SELECT 'visit' AS metric, 0 AS from_hour, 168 AS half_hour, 336 AS to_hour, 0 AS pre_hours
    ),
    metric AS (
        SELECT
            customer_id,
            ordered_at AS occurred_at,
            CAST(greatest(-amount, 0) AS decimal(18, 4)) AS numerator,
            CAST(greatest(amount, 0) AS decimal(18, 4)) AS denominator
        FROM lakehouse.governed.order_line
    )
SELECT
    parameter.metric,
    parameter.from_hour,
    parameter.half_hour,
    parameter.to_hour,
    parameter.pre_hours,
    metric.customer_id,
    metric.occurred_at,
    TRY_CAST(metric.numerator AS decimal(20, 6)) AS numerator,
    TRY_CAST(metric.denominator AS decimal(20, 6)) AS denominator
FROM metric
CROSS JOIN parameter
