-- title: Whose identifier
-- description: The person that an identifier points at; no row where it points at nobody.

WITH
    parameter AS (
        SELECT 'email:00000000000000000000000000000000' AS identifier
    )
SELECT identity.customer_id
FROM lakehouse.governed.identity
JOIN parameter ON parameter.identifier = identity.identifier
