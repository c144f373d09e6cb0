-- title: Size of a segment
-- description: People in the segment who granted its purpose, as the person who asks may count them.
-- slots: [member]

WITH
    parameter AS (
        SELECT 'analytics' AS purpose
    ),
    member AS (
        SELECT customer_id
        FROM lakehouse.governed.customer
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    )
SELECT count(DISTINCT member.customer_id) AS members
FROM member
JOIN agreed ON agreed.customer_id = member.customer_id
