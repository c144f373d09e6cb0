-- title: Satisfied answers
-- description: Share of answers in the two best of five boxes.
-- owner: customer-care
-- kind: csat
-- boxes: {top_from: 4}
-- unit: ""
-- direction: increase
-- minimum_denominator: 30

SELECT customer_id, answered_at AS occurred_at, score AS value
FROM lakehouse.governed.survey_answer
WHERE question = 'csat' AND score IS NOT NULL
