-- title: A syntax error

SELECT customer_id
FORM lakehouse.governed.customer
