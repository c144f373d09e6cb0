-- title: Answers by dimension, segment and period
-- description: >
--   Counts of answers to each question from people who granted its purpose: over all (dimension total), by
--   each dimension of its file, by week or month, and by segment, of which a person may be in several. A row
--   without an answer is somebody who was asked; an answer that is not on the scale is counted apart and
--   nowhere else. All questions and dimensions are counted in one pass.
-- slots: [answer]

WITH
    answer AS (
        SELECT
            question,
            'analytics' AS purpose,
            1 AS lowest,
            5 AS highest,
            4 AS favourable_from,
            3 AS unfavourable_to,
            customer_id,
            ARRAY['channel', 'product'] AS dimensions,
            ARRAY[coalesce(channel, ''), coalesce(product, '')] AS levels,
            '2026-01-01' AS period,
            score IS NOT NULL AS is_answered,
            CAST(score AS integer) AS score
        FROM lakehouse.governed.survey_answer
        WHERE question = 'csat'
    ),
    agreed AS (
        SELECT DISTINCT customer_id, purpose
        FROM lakehouse.governed.consent
        WHERE granted
    ),
    member AS (
        SELECT customer_id, array_agg(segment) AS segments
        FROM lakehouse.analytics.segment_member
        GROUP BY customer_id
    ),
    counted AS (
        SELECT
            answer.question,
            answer.dimensions,
            answer.levels,
            answer.period,
            member.segments,
            IF(answer.score BETWEEN answer.lowest AND answer.highest, CAST(answer.score AS decimal(10, 0))) AS score,
            answer.score BETWEEN answer.favourable_from AND answer.highest AS is_favourable,
            answer.score BETWEEN answer.lowest AND answer.unfavourable_to AS is_unfavourable,
            answer.is_answered AND coalesce(answer.score NOT BETWEEN answer.lowest AND answer.highest, true) AS is_off_scale
        FROM answer
        JOIN agreed ON agreed.customer_id = answer.customer_id AND agreed.purpose = answer.purpose
        LEFT JOIN member ON member.customer_id = answer.customer_id
    )
SELECT
    counted.question,
    cell.dimension,
    cell.dimension_value,
    count_if(NOT counted.is_off_scale) AS asked,
    count(counted.score) AS answers,
    count_if(counted.is_favourable) AS favourable,
    count_if(counted.is_unfavourable) AS unfavourable,
    count_if(counted.is_off_scale) AS off_scale,
    coalesce(sum(counted.score), 0) AS score_sum,
    coalesce(sum(counted.score * counted.score), 0) AS score_squares
FROM counted
CROSS JOIN UNNEST(
    CAST(
        ARRAY[ROW('total', ''), ROW('period', counted.period)]
        AS array(ROW(dimension varchar, dimension_value varchar)))
    || zip_with(
        counted.dimensions,
        counted.levels,
        (dimension, level) -> CAST(ROW(dimension, level) AS ROW(dimension varchar, dimension_value varchar)))
    || coalesce(
        transform(counted.segments, segment -> CAST(ROW('segment', segment) AS ROW(dimension varchar, dimension_value varchar))),
        ARRAY[])
) AS cell (dimension, dimension_value)
GROUP BY counted.question, cell.dimension, cell.dimension_value
ORDER BY question, dimension, dimension_value
