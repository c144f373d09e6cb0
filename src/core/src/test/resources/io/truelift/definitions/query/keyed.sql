-- title: Orders of people who were shown something
-- description: Reads tables of the company's own in each place where a table may stand.

WITH spent AS (
    SELECT orders.customer_id, sum(orders.amount) AS amount
    FROM lakehouse.shop.orders
    GROUP BY orders.customer_id
)

SELECT spent.customer_id, spent.amount, shown.colour
FROM spent
JOIN lakehouse.shop.exposures AS shown ON shown.customer_id = spent.customer_id
JOIN lakehouse.governed.customer ON customer.customer_id = spent.customer_id
WHERE EXISTS (SELECT 1 FROM lakehouse.shop.orders AS later WHERE later.amount > spent.amount)
