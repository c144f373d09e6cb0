-- title: Unknown column in a sub-query

SELECT customer_id
FROM lakehouse.governed.customer
WHERE EXISTS (
    SELECT 1
    FROM lakehouse.governed.event
    WHERE event.customer_id = customer.customer_id AND happened_at > TIMESTAMP '2026-01-01 00:00:00 UTC'
)
