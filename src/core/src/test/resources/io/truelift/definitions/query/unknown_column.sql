-- title: Unknown column

SELECT customer.customer_id
FROM lakehouse.governed.customer
WHERE customer.contry = 'United Kingdom'
