-- title: A parameter

SELECT customer_id
FROM lakehouse.governed.customer
WHERE country = ?
