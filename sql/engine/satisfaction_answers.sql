-- title: Answers to one question as numbers
-- description: >
--   Each row of a question's file, beside what is to be known of the question. Labels and dimensions stand one to a line; labels are
--   worst first, and count from 1 on; without labels a score is a whole number, of whatever type. Somebody who was asked and
--   did not answer has no score; an answer that is none of the labels, or no number, has none either.
-- slots: [answer]

WITH
    parameter AS (
        SELECT
            'csat' AS question,
            'analytics' AS purpose,
            1 AS lowest,
            5 AS highest,
            4 AS favourable_from,
            3 AS unfavourable_to,
            '' AS labels,
            'month' AS period,
            '' AS dimensions
    ),
    answer AS (
        SELECT customer_id, answered_at, score, CAST(ARRAY[] AS array(varchar)) AS levels
        FROM lakehouse.governed.survey_answer
        WHERE question = 'csat'
    )
SELECT
    parameter.question,
    parameter.purpose,
    parameter.lowest,
    parameter.highest,
    parameter.favourable_from,
    parameter.unfavourable_to,
    answer.customer_id,
    filter(split(parameter.dimensions, chr(10)), dimension -> dimension <> '') AS dimensions,
    answer.levels,
    date_format(date_trunc(parameter.period, answer.answered_at AT TIME ZONE 'UTC'), '%Y-%m-%d') AS period,
    answer.score IS NOT NULL AS is_answered,
    IF(
        parameter.labels = '',
        IF(
            TRY_CAST(CAST(answer.score AS varchar) AS double) = floor(TRY_CAST(CAST(answer.score AS varchar) AS double)),
            TRY_CAST(TRY_CAST(CAST(answer.score AS varchar) AS double) AS integer)),
        CAST(array_position(split(parameter.labels, chr(10)), CAST(answer.score AS varchar)) AS integer)) AS score
FROM answer
CROSS JOIN parameter
