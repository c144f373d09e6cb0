-- title: People in the customer table
-- description: How many, agreed or not. Runs as the suite itself.

SELECT count(*) AS customers
FROM lakehouse.governed.customer
