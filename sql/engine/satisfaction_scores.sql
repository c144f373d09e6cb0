-- title: Answers by channel, product, segment and period
-- description: >
--   Counts of answers from people who granted the purpose: over all (dimension total), by channel,
--   by product, by week or month, and by segment, of which a person may be in several. A row
--   without a score is somebody who was asked and did not answer; an answer that is not on the scale
--   is counted apart and nowhere else. Labels stand one to a line,
--   worst first, and count from 1 on; without labels a score is a whole number, of whatever type.
-- slots: [answer]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            1 AS lowest,
            5 AS highest,
            4 AS favourable_from,
            3 AS unfavourable_to,
            '' AS labels,
            'month' AS period
    ),
    answer AS (
        SELECT customer_id, answered_at, score, channel, product
        FROM lakehouse.governed.survey_answer
        WHERE question = 'csat'
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    ),
    scored AS (
        SELECT
            answer.customer_id,
            coalesce(answer.channel, '') AS channel,
            coalesce(answer.product, '') AS product,
            date_format(date_trunc(parameter.period, answer.answered_at AT TIME ZONE 'UTC'), '%Y-%m-%d') AS period,
            CASE
                WHEN answer.score IS NULL THEN NULL
                WHEN parameter.labels = '' THEN coalesce(
                    IF(
                        TRY_CAST(CAST(answer.score AS varchar) AS double) = floor(TRY_CAST(CAST(answer.score AS varchar) AS double)),
                        TRY_CAST(TRY_CAST(CAST(answer.score AS varchar) AS double) AS integer)),
                    parameter.lowest - 1)
                ELSE CAST(array_position(split(parameter.labels, chr(10)), CAST(answer.score AS varchar)) AS integer)
            END AS score
        FROM answer
        JOIN agreed ON agreed.customer_id = answer.customer_id
        CROSS JOIN parameter
    ),
    counted AS (
        SELECT
            scored.customer_id,
            scored.channel,
            scored.product,
            scored.period,
            IF(scored.score BETWEEN parameter.lowest AND parameter.highest, CAST(scored.score AS decimal(10, 0))) AS score,
            scored.score BETWEEN parameter.favourable_from AND parameter.highest AS is_favourable,
            scored.score BETWEEN parameter.lowest AND parameter.unfavourable_to AS is_unfavourable,
            coalesce(scored.score NOT BETWEEN parameter.lowest AND parameter.highest, false) AS is_off_scale
        FROM scored
        CROSS JOIN parameter
    ),
    grouped AS (
        SELECT
            CASE
                WHEN grouping(channel) = 0 THEN 'channel'
                WHEN grouping(product) = 0 THEN 'product'
                WHEN grouping(period) = 0 THEN 'period'
                ELSE 'total'
            END AS dimension,
            coalesce(channel, product, period, '') AS dimension_value,
            count_if(NOT is_off_scale) AS asked,
            count(score) AS answers,
            count_if(is_favourable) AS favourable,
            count_if(is_unfavourable) AS unfavourable,
            count_if(is_off_scale) AS off_scale,
            coalesce(sum(score), 0) AS score_sum,
            coalesce(sum(score * score), 0) AS score_squares
        FROM counted
        GROUP BY GROUPING SETS ((), (channel), (product), (period))
    ),
    segmented AS (
        SELECT
            'segment' AS dimension,
            segment_member.segment AS dimension_value,
            count_if(NOT is_off_scale) AS asked,
            count(counted.score) AS answers,
            count_if(counted.is_favourable) AS favourable,
            count_if(counted.is_unfavourable) AS unfavourable,
            count_if(counted.is_off_scale) AS off_scale,
            coalesce(sum(counted.score), 0) AS score_sum,
            coalesce(sum(counted.score * counted.score), 0) AS score_squares
        FROM counted
        JOIN lakehouse.analytics.segment_member ON segment_member.customer_id = counted.customer_id
        GROUP BY segment_member.segment
    ),
    together AS (
        SELECT dimension, dimension_value, asked, answers, favourable, unfavourable, off_scale, score_sum, score_squares
        FROM grouped
        UNION ALL
        SELECT dimension, dimension_value, asked, answers, favourable, unfavourable, off_scale, score_sum, score_squares
        FROM segmented
    )
SELECT dimension, dimension_value, asked, answers, favourable, unfavourable, off_scale, score_sum, score_squares
FROM together
ORDER BY dimension, dimension_value
