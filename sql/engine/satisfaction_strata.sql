-- title: Customers and answers by stratum
-- description: >
--   For each question, how many customers have each value of the column that it is to represent, and how many of
--   them answered and how, over people who granted the purpose: what is needed to weigh answers so
--   that they represent all customers. Customers without a value are a stratum of their own.
-- slots: [answer, question]

WITH
    answer AS (
        SELECT
            question,
            1 AS lowest,
            5 AS highest,
            4 AS favourable_from,
            3 AS unfavourable_to,
            customer_id,
            CAST(score AS integer) AS score
        FROM lakehouse.governed.survey_answer
        WHERE question = 'csat'
    ),
    agreed AS (
        SELECT DISTINCT customer_id, purpose
        FROM lakehouse.governed.consent
        WHERE granted
    ),
    person AS (
        SELECT
            customer.customer_id,
            agreed.purpose,
            customer.acquisition_channel,
            customer.area_type,
            customer.country,
            customer.loyalty_tier,
            customer.preferred_channel
        FROM lakehouse.governed.customer
        JOIN agreed ON agreed.customer_id = customer.customer_id
    ),
    answered AS (
        SELECT
            question,
            customer_id,
            count(*) AS answers,
            count_if(score >= favourable_from) AS favourable,
            count_if(score <= unfavourable_to) AS unfavourable
        FROM answer
        WHERE score BETWEEN lowest AND highest
        GROUP BY question, customer_id
    ),
    question AS (
        SELECT 'csat' AS question, 'analytics' AS purpose, 'country' AS represent
    ),
    stratum AS (
        SELECT
            question.question,
            person.customer_id,
            coalesce(
                CASE question.represent
                    WHEN 'acquisition_channel' THEN person.acquisition_channel
                    WHEN 'area_type' THEN person.area_type
                    WHEN 'country' THEN person.country
                    WHEN 'loyalty_tier' THEN person.loyalty_tier
                    WHEN 'preferred_channel' THEN person.preferred_channel
                END,
                '') AS stratum
        FROM person
        JOIN question ON question.purpose = person.purpose
    )
SELECT
    stratum.question,
    stratum.stratum,
    count(*) AS customers,
    coalesce(sum(answered.answers), 0) AS answers,
    coalesce(sum(answered.favourable), 0) AS favourable,
    coalesce(sum(answered.unfavourable), 0) AS unfavourable
FROM stratum
LEFT JOIN answered ON answered.customer_id = stratum.customer_id AND answered.question = stratum.question
GROUP BY stratum.question, stratum.stratum
ORDER BY question, stratum
