-- title: Answers whose mean is asked for
-- description: The score is the numerator, each answer counts one in the denominator. An answer without a score has neither.
-- slots: [metric]

WITH
    parameter AS (
        SELECT 'visit' AS metric, 0 AS from_hour, 168 AS half_hour, 336 AS to_hour, 0 AS pre_hours
    ),
    metric AS (
        SELECT customer_id, answered_at AS occurred_at, score AS value
        FROM lakehouse.governed.survey_answer
        WHERE question = 'csat'
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
    IF(TRY_CAST(metric.value AS decimal(20, 6)) IS NOT NULL, CAST(1 AS decimal(20, 6))) AS denominator
FROM metric
CROSS JOIN parameter
