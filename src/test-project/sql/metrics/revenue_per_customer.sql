-- title: Revenue per customer
-- description: Money taken, returns and cancellations taken off, in the currency of the order.
-- owner: commerce
-- kind: mean
-- unit: ""
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, amount AS value
FROM lakehouse.governed.order_line
