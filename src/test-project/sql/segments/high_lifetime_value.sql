-- title: High lifetime value
-- description: >
--   The tenth of the customers who spent most, returns taken off, over everything the warehouse
--   holds. Customers who spent the same are told apart by their pseudonym, so that the size is fixed.
-- owner: crm
-- purpose: analytics

WITH
    lifetime AS (
        SELECT customer_id, sum(amount) AS net_spend
        FROM lakehouse.governed.order_line
        WHERE customer_id IS NOT NULL
        GROUP BY customer_id
    ),
    ranked AS (
        SELECT
            customer_id,
            net_spend,
            row_number() OVER (ORDER BY net_spend DESC, customer_id) AS place,
            count(*) OVER () AS customers
        FROM lifetime
    )
SELECT customer_id
FROM ranked
WHERE net_spend > 0 AND place * 10 <= customers
