-- title: Two statements

SELECT customer_id
FROM lakehouse.governed.customer;
SELECT customer_id
FROM lakehouse.governed.event;
