-- title: Satisfied airline passengers
-- description: Share of passengers who call themselves satisfied with their flight.
-- owner: customer-care
-- purpose: analytics
-- kind: share
-- represent: loyalty_tier
-- scale: {lowest: 0, highest: 1}

SELECT customer_id, answered_at, score, channel, product
FROM lakehouse.governed.survey_answer
WHERE survey = 'airline' AND question = 'satisfied'
