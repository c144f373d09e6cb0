-- title: Columns read through many shapes

WITH
    people AS (
        SELECT *
        FROM lakehouse.governed.customer
    ),
    renamed (person, bought, sum_of) AS (
        SELECT line.customer_id, line.ordered_at, line.amount
        FROM lakehouse.governed.order_line AS line
        WHERE line.quantity > 0
    ),
    wide AS (
        SELECT people.*
        FROM people
        UNION ALL
        SELECT *
        FROM lakehouse.governed.customer
    )
SELECT wide.customer_id, country AS bought
FROM wide
CROSS JOIN UNNEST(wide.feeds) AS delivered (feed)
JOIN renamed ON renamed.person = wide.customer_id
CROSS JOIN LATERAL (SELECT max(touched_at) AS latest FROM lakehouse.governed.touch WHERE touch.customer_id = wide.customer_id) AS last_touch
WHERE
    (wide.loyalty_tier = 'gold' OR gender = 'f')
    AND NOT EXISTS (SELECT 1 FROM lakehouse.governed.consent WHERE consent.customer_id = person AND income_band = 'high')
WINDOW place AS (PARTITION BY area_type)
ORDER BY bought
