-- title: Outcomes of a metric with one value
-- description: Brings a proportion or a mean into the form in which all metrics of an experiment are added up together.
-- slots: [metric]

WITH
    parameter AS (
        SELECT 'visit' AS metric, true AS is_proportion, 0 AS from_day, 14 AS to_day
    ),
    metric AS (
        SELECT customer_id, occurred_at, CAST(1 AS decimal(18, 4)) AS value
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    )
SELECT
    parameter.metric,
    parameter.is_proportion,
    parameter.from_day,
    parameter.to_day,
    metric.customer_id,
    metric.occurred_at,
    CAST(metric.value AS decimal(18, 4)) AS numerator,
    CAST(0 AS decimal(18, 4)) AS denominator
FROM metric
CROSS JOIN parameter
