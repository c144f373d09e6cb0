-- title: Satisfaction
-- description: Mean answer to the satisfaction question, 1 to 5; people who did not answer carry no weight.
-- owner: customer-care
-- kind: ratio
-- unit: points of 5
-- direction: increase

SELECT
    customer_id,
    answered_at AS occurred_at,
    CAST(score AS decimal(18, 4)) AS numerator,
    CAST(1 AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.survey_answer
WHERE question = 'csat' AND score IS NOT NULL
