-- title: Spent
-- description: Euro per person in the shop.
-- owner: shop
-- kind: mean
-- unit: EUR
-- direction: increase

SELECT bought.customer_id, bought.ordered_at AS occurred_at, bought.amount AS value
FROM lakehouse.shop.orders AS bought
