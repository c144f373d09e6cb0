-- title: Answers whose mean is asked for
-- description: >
--   The score is the numerator, each answer counts one in the denominator. An answer without a
--   score, or whose score is no whole number on the scale, has neither.
-- slots: [metric]

WITH
    parameter AS (
        SELECT 'visit' AS metric, 0 AS from_hour, 168 AS half_hour, 336 AS to_hour, 0 AS pre_hours, 1 AS lowest_answer, 5 AS highest_answer
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
    IF(
        TRY_CAST(CAST(metric.value AS varchar) AS double) BETWEEN parameter.lowest_answer AND parameter.highest_answer AND TRY_CAST(CAST(metric.value AS varchar) AS double) = floor(TRY_CAST(CAST(metric.value AS varchar) AS double)),
        CAST(TRY_CAST(CAST(metric.value AS varchar) AS double) AS decimal(20, 6))) AS numerator,
    IF(
        TRY_CAST(CAST(metric.value AS varchar) AS double) BETWEEN parameter.lowest_answer AND parameter.highest_answer AND TRY_CAST(CAST(metric.value AS varchar) AS double) = floor(TRY_CAST(CAST(metric.value AS varchar) AS double)),
        CAST(1 AS decimal(20, 6))) AS denominator
FROM metric
CROSS JOIN parameter
