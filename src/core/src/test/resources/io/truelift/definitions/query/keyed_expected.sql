-- title: The same as the engine gets it
-- description: Each table of the company's own is joined with whose its rows are; columns that nobody reads are left out.

WITH spent AS (
    SELECT orders.customer_id, sum(orders.amount) AS amount
    FROM (
        SELECT known.customer_id, own.amount
        FROM lakehouse.shop.orders own
        JOIN lakehouse.governed.person_key known
            ON ((known.identifier_type = 'order_account') AND (known.person_key = CAST(own.customer_id AS varchar)))
    ) orders
    GROUP BY orders.customer_id
)

SELECT spent.customer_id, spent.amount, shown.colour
FROM spent
JOIN (
    SELECT known.customer_id, own.colour
    FROM lakehouse.shop.exposures own
    JOIN lakehouse.governed.person_key known
        ON ((known.identifier_type = 'order_account') AND (known.person_key = CAST(own.user_id AS varchar)))
) AS shown ON shown.customer_id = spent.customer_id
JOIN lakehouse.governed.customer ON customer.customer_id = spent.customer_id
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT known.customer_id, own.amount
        FROM lakehouse.shop.orders own
        JOIN lakehouse.governed.person_key known
            ON ((known.identifier_type = 'order_account') AND (known.person_key = CAST(own.customer_id AS varchar)))
    ) AS later
    WHERE later.amount > spent.amount
)
