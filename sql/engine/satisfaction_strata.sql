-- title: Customers and answers by stratum
-- description: >
--   How many customers have each value of a column, and how many of them answered and how, over
--   people who granted the purpose: what is needed to weigh answers so that they represent all
--   customers. Customers without a value are a stratum of their own.
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
            'country' AS represent
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
    person AS (
        SELECT
            customer.customer_id,
            coalesce(
                CASE parameter.represent
                    WHEN 'acquisition_channel' THEN customer.acquisition_channel
                    WHEN 'area_type' THEN customer.area_type
                    WHEN 'country' THEN customer.country
                    WHEN 'loyalty_tier' THEN customer.loyalty_tier
                    WHEN 'preferred_channel' THEN customer.preferred_channel
                END,
                '') AS stratum
        FROM lakehouse.governed.customer
        JOIN agreed ON agreed.customer_id = customer.customer_id
        CROSS JOIN parameter
    ),
    scored AS (
        SELECT
            answer.customer_id,
            IF(
                parameter.labels = '',
                IF(
                    TRY_CAST(CAST(answer.score AS varchar) AS double) = floor(TRY_CAST(CAST(answer.score AS varchar) AS double)),
                    TRY_CAST(TRY_CAST(CAST(answer.score AS varchar) AS double) AS integer)),
                CAST(array_position(split(parameter.labels, chr(10)), CAST(answer.score AS varchar)) AS integer)) AS score
        FROM answer
        CROSS JOIN parameter
        WHERE answer.score IS NOT NULL
    ),
    answered AS (
        SELECT
            scored.customer_id,
            count(*) AS answers,
            count_if(scored.score >= parameter.favourable_from) AS favourable,
            count_if(scored.score <= parameter.unfavourable_to) AS unfavourable
        FROM scored
        CROSS JOIN parameter
        WHERE scored.score BETWEEN parameter.lowest AND parameter.highest
        GROUP BY scored.customer_id
    )
SELECT
    person.stratum,
    count(*) AS customers,
    coalesce(sum(answered.answers), 0) AS answers,
    coalesce(sum(answered.favourable), 0) AS favourable,
    coalesce(sum(answered.unfavourable), 0) AS unfavourable
FROM person
LEFT JOIN answered ON answered.customer_id = person.customer_id
GROUP BY person.stratum
ORDER BY person.stratum
