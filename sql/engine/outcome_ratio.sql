-- title: Outcomes of a ratio
-- description: Brings a ratio into the form in which all metrics of an experiment are added up together.
-- slots: [metric]

WITH
    parameter AS (
        SELECT 'returned_share' AS metric, 0 AS from_day, 14 AS to_day
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
    false AS is_proportion,
    parameter.from_day,
    parameter.to_day,
    metric.customer_id,
    metric.occurred_at,
    CAST(metric.numerator AS decimal(18, 4)) AS numerator,
    CAST(metric.denominator AS decimal(18, 4)) AS denominator
FROM metric
CROSS JOIN parameter
