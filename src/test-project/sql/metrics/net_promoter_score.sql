-- title: Net promoter score
-- description: Share of promoters (9 and 10) less share of detractors (0 to 6), of all answers.
-- owner: customer-care
-- kind: nps
-- unit: points of 1
-- direction: increase
-- minimum_denominator: 30

SELECT customer_id, answered_at AS occurred_at, score AS value
FROM lakehouse.governed.survey_answer
WHERE question = 'nps' AND score IS NOT NULL
