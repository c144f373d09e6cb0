-- title: Unknown table

SELECT customer_id
FROM lakehouse.governed.customers
