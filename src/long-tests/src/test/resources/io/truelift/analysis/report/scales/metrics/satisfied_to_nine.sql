-- title: satisfied_to_nine
-- description: A metric of these tests.
-- owner: test
-- kind: csat
-- scale: {lowest: 0, highest: 9}
-- unit: ""
-- direction: increase

SELECT customer_id, answered_at AS occurred_at, score AS value
FROM lakehouse.governed.survey_answer
WHERE question = 'csat'
