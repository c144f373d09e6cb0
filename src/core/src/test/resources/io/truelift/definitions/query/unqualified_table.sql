-- title: Unqualified table

SELECT customer_id
FROM customer
