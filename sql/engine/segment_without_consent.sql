-- title: People a segment leaves out
-- description: >
--   People who would be in the segment, had they granted its purpose, and all people in the customer
--   table, agreed or not. Runs in the name of the principal
--   that counts, which sees every row and columns as analysts do, and leaves the engine as two figures.
-- slots: [member]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            '2026-01-01T00:00:00Z' AS evaluated_at
    ),
    member AS (
        SELECT customer_id
        FROM lakehouse.governed.customer
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE
            consent.granted
            AND (consent.expires_at IS NULL OR consent.expires_at > from_iso8601_timestamp_nanos(parameter.evaluated_at))
    )
SELECT
    count(DISTINCT member.customer_id) AS people,
    (SELECT count(*) FROM lakehouse.governed.customer) AS customers
FROM member
LEFT JOIN agreed ON agreed.customer_id = member.customer_id
WHERE agreed.customer_id IS NULL
