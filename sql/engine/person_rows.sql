-- title: Rows about a person
-- description: How many rows of a table are about the person.
-- slots: [held]

WITH
    parameter AS (
        SELECT 'c_1' AS customer_id
    ),
    held AS (
        SELECT *
        FROM lakehouse.analytics.segment_member
    )
SELECT '' AS feed, count(*) AS held_rows
FROM held
JOIN parameter ON parameter.customer_id = held.customer_id
