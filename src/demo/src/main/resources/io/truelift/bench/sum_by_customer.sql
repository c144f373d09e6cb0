SELECT count(*), sum(amount) FROM (SELECT customer_id, sum(amount) AS amount FROM lakehouse.governed.order_line GROUP BY customer_id)
