-- title: Answers by channel, product and month
-- description: >
--   Counts of answers from people who granted the purpose: over all (dimension total), by channel,
--   by product and by month. An answer without a channel or a product has an empty value there.
-- slots: [answer]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            1 AS lowest,
            5 AS highest,
            4 AS favourable_from,
            3 AS unfavourable_to
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
    counted AS (
        SELECT
            coalesce(answer.channel, '') AS channel,
            coalesce(answer.product, '') AS product,
            date_format(answer.answered_at AT TIME ZONE 'UTC', '%Y-%m-01') AS month,
            answer.score >= parameter.favourable_from AS is_favourable,
            answer.score <= parameter.unfavourable_to AS is_unfavourable,
            answer.score NOT BETWEEN parameter.lowest AND parameter.highest AS is_off_scale
        FROM answer
        JOIN agreed ON agreed.customer_id = answer.customer_id
        CROSS JOIN parameter
        WHERE answer.score IS NOT NULL
    ),
    grouped AS (
        SELECT
            CASE
                WHEN grouping(channel) = 0 THEN 'channel'
                WHEN grouping(product) = 0 THEN 'product'
                WHEN grouping(month) = 0 THEN 'month'
                ELSE 'total'
            END AS dimension,
            coalesce(channel, product, month, '') AS dimension_value,
            count(*) AS answers,
            count_if(is_favourable) AS favourable,
            count_if(is_unfavourable) AS unfavourable,
            count_if(is_off_scale) AS off_scale
        FROM counted
        GROUP BY GROUPING SETS ((), (channel), (product), (month))
    )
SELECT dimension, dimension_value, answers, favourable, unfavourable, off_scale
FROM grouped
ORDER BY dimension, dimension_value
