-- title: Revenue per customer, in pounds
-- description: Money taken in pounds, returns and cancellations taken off; orders in other currencies are not in it.
-- owner: commerce
-- kind: mean
-- unit: GBP
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
WHERE currency = 'GBP'
