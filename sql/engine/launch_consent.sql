-- title: How many customers agreed to a purpose
-- description: Customers, and those of them who granted the purpose.

WITH
    parameter AS (
        SELECT 'analytics' AS purpose
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    )
SELECT count(*) AS customers, count(agreed.customer_id) AS agreed
FROM lakehouse.governed.customer
LEFT JOIN agreed ON agreed.customer_id = customer.customer_id
