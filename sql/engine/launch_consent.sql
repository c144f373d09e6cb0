-- title: How many customers agreed to a purpose
-- description: Customers, and those of them whose grant of the purpose holds.

WITH
    parameter AS (
        SELECT 'analytics' AS purpose, '9999-12-31T00:00:00Z' AS measured_at
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE
            consent.granted
            AND (consent.expires_at IS NULL OR consent.expires_at > from_iso8601_timestamp_nanos(parameter.measured_at))
    )
SELECT count(*) AS customers, count(agreed.customer_id) AS agreed
FROM lakehouse.governed.customer
LEFT JOIN agreed ON agreed.customer_id = customer.customer_id
