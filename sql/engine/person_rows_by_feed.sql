-- title: Rows about a person by feed
-- description: How many rows of a table are about the person, and which feed brought them.
-- slots: [held]

WITH
    parameter AS (
        SELECT 'c_1' AS customer_id
    ),
    held AS (
        SELECT *
        FROM lakehouse.governed.order_line
    )
SELECT held.feed, count(*) AS held_rows
FROM held
JOIN parameter ON parameter.customer_id = held.customer_id
GROUP BY held.feed
ORDER BY held.feed
