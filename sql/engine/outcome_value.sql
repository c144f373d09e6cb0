-- title: Outcomes of a metric with one value
-- description: Brings a proportion or a mean into the form in which all metrics of an experiment are added up together. A value that is missing or no finite number has no numerator.
-- slots: [metric]

WITH
    parameter AS (
        SELECT 'visit' AS metric, 0 AS from_hour, 168 AS half_hour, 336 AS to_hour, 0 AS pre_hours
    ),
    metric AS (
        SELECT customer_id, occurred_at, CAST(1 AS decimal(18, 4)) AS value
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    )
SELECT
    parameter.metric,
    parameter.from_hour,
    parameter.half_hour,
    parameter.to_hour,
    parameter.pre_hours,
    metric.customer_id,
    metric.occurred_at,
    TRY_CAST(metric.value AS decimal(20, 6)) AS numerator,
    CAST(0 AS decimal(20, 6)) AS denominator
FROM metric
CROSS JOIN parameter
