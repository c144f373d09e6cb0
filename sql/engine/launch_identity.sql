-- title: How many facts are of a known customer
-- description: Order lines, events and exposures of everybody, and those of them that stitching gave a customer.

WITH
    fact AS (
        SELECT customer_id
        FROM lakehouse.governed.order_line
        UNION ALL
        SELECT customer_id
        FROM lakehouse.governed.event
        UNION ALL
        SELECT customer_id
        FROM lakehouse.governed.exposure
    )
SELECT count(*) AS facts, count(customer_id) AS resolved
FROM fact
