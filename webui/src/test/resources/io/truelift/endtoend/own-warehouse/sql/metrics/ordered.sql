-- title: Ordered
-- description: The share of people who ordered in the shop.
-- owner: shop
-- kind: proportion
-- unit: ""
-- direction: increase

SELECT customer_id, ordered_at AS occurred_at, 1 AS value
FROM lakehouse.shop.orders
