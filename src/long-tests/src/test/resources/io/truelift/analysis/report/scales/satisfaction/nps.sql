-- title: nps
-- description: A question of these tests.
-- owner: test
-- purpose: analytics
-- kind: nps
-- scale: {lowest: 0, highest: 10}
-- represent: country

SELECT customer_id, answered_at, score, channel, product
FROM lakehouse.governed.survey_answer
WHERE question = 'nps'
