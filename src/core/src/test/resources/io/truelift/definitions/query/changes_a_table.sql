-- title: Changes a table

DELETE FROM lakehouse.governed.customer
