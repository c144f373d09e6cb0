-- title: A star

SELECT *
FROM lakehouse.governed.customer
