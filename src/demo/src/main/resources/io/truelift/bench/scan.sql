SELECT count(*), sum(amount) FROM lakehouse.governed.order_line
