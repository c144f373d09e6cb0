SELECT customer_id
FROM lakehouse.governed.customer
