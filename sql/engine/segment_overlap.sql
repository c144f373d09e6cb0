-- title: What a segment shares with others
-- description: >
--   Every other segment as it was last worked out: its members, and those of them who are in this
--   segment now, as the person who asks may count them.
-- slots: [member]

WITH
    parameter AS (
        SELECT
            'example' AS segment,
            'analytics' AS purpose
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
    ),
    agreed_member AS (
        SELECT DISTINCT member.customer_id
        FROM member
        JOIN agreed ON agreed.customer_id = member.customer_id
    ),
    newest AS (
        SELECT segment, max(evaluated_at) AS evaluated_at
        FROM lakehouse.analytics.segment_member
        GROUP BY segment
    )
SELECT
    other.segment,
    count(*) AS members,
    count(agreed_member.customer_id) AS shared
FROM lakehouse.analytics.segment_member AS other
JOIN newest ON newest.segment = other.segment AND newest.evaluated_at = other.evaluated_at
CROSS JOIN parameter
LEFT JOIN agreed_member ON agreed_member.customer_id = other.customer_id
WHERE other.segment <> parameter.segment
GROUP BY other.segment
ORDER BY shared DESC, other.segment
