-- title: Customers
-- description: Everybody in the customer table, whatever they agreed to.

SELECT count(*) AS customers
FROM lakehouse.governed.customer
