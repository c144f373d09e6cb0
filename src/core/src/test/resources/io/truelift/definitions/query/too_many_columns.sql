-- title: Too many columns

SELECT customer_id, country
FROM lakehouse.governed.customer
