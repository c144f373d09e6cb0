-- title: Customer effort (CES)
-- description: Share of answers that agree, from 5 to 7 of 7, that it was easy to get help.
-- owner: customer-care
-- purpose: analytics
-- kind: ces
-- scale: {lowest: 1, highest: 7}

SELECT customer_id, answered_at, score, channel, product
FROM lakehouse.governed.survey_answer
WHERE question = 'ces'
