-- title: Landed records that name a person
-- description: How many records of a raw table carry one of the identifiers, and which feed brought them. Identifiers come with commas between them.
-- slots: [held]

WITH
    parameter AS (
        SELECT 'email:00000000000000000000000000000000' AS identifiers
    ),
    held AS (
        SELECT *
        FROM lakehouse.raw.order_line
    )
SELECT held.feed, count(*) AS held_rows
FROM held
CROSS JOIN parameter
WHERE arrays_overlap(held.identifiers, split(parameter.identifiers, ','))
GROUP BY held.feed
ORDER BY held.feed
