-- title: References of many shapes

WITH
    totals (person, spend) AS (
        SELECT customer_id, sum(amount) FILTER (WHERE quantity > 0)
        FROM lakehouse.governed.order_line AS line
        GROUP BY customer_id
    ),
    both AS (
        SELECT person
        FROM totals
        UNION ALL
        SELECT touch.customer_id AS person
        FROM lakehouse.governed.touch
        JOIN lakehouse.governed.customer USING (customer_id)
        WHERE touch.customer_id IN (SELECT customer_id FROM lakehouse.governed.consent WHERE granted)
    )
SELECT
    both.person AS customer_id,
    cardinality(filter(customer.feeds, feed -> feed <> customer.country)) AS feed_count,
    row_number() OVER (PARTITION BY both.person ORDER BY customer.birth_year DESC) AS place
FROM both
JOIN lakehouse.governed.customer ON customer.customer_id = both.person
CROSS JOIN UNNEST(customer.feeds) AS delivered (feed_name)
WHERE
    feed_name LIKE 'online%'
    AND EXISTS (SELECT 1 FROM lakehouse.governed.event WHERE event.customer_id = both.person)
ORDER BY feed_count
