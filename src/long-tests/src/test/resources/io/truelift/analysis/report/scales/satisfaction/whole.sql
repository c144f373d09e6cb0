-- title: whole
-- description: A question of these tests.
-- owner: test
-- purpose: analytics
-- kind: csat
-- scale: {lowest: 1, highest: 5}
-- represent: country

SELECT customer_id, answered_at, score, channel, product
FROM lakehouse.governed.survey_answer
WHERE question = 'csat'
