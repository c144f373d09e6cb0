-- title: People who fit a segment
-- description: Whom a segment's rule finds, each once, beside the segment and its purpose, whatever they agreed to.
-- slots: [member]

WITH
    parameter AS (
        SELECT 'example' AS segment, 'analytics' AS purpose
    ),
    member AS (
        SELECT customer_id
        FROM lakehouse.governed.customer
    )
SELECT DISTINCT parameter.segment, parameter.purpose, member.customer_id
FROM member
CROSS JOIN parameter
