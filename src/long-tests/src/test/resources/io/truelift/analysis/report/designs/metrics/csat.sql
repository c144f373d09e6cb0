-- title: csat
-- description: A metric of these tests.
-- owner: test
-- kind: csat
-- unit: ""
-- direction: increase

SELECT customer_id, answered_at AS occurred_at, score AS value
FROM lakehouse.governed.survey_answer
WHERE question = 'csat'
