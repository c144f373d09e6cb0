-- title: What a person agreed to
-- description: The latest word of the person on each purpose, and until when it holds.

WITH
    parameter AS (
        SELECT 'c_1' AS customer_id
    )
SELECT consent.purpose, consent.granted, consent.decided_at, consent.expires_at, consent.source
FROM lakehouse.governed.consent
JOIN parameter ON parameter.customer_id = consent.customer_id
ORDER BY consent.purpose
