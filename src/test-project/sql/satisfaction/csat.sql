-- title: Customer satisfaction (CSAT)
-- description: Share of answers that choose one of the two best of five boxes.
-- owner: customer-care
-- purpose: analytics
-- kind: csat
-- represent: country
-- rows: asked
-- scale: {lowest: 1, highest: 5}

SELECT customer_id, answered_at, score, channel, product
FROM lakehouse.governed.survey_answer
WHERE question = 'csat'
