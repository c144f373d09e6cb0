-- title: Net promoter score (NPS)
-- description: Promoters (9 or 10) minus detractors (0 to 6), as a share of all answers.
-- owner: customer-care
-- purpose: analytics
-- kind: nps
-- rows: asked
-- scale: {lowest: 0, highest: 10}

SELECT customer_id, answered_at, score, channel, product
FROM lakehouse.governed.survey_answer
WHERE question = 'nps'
