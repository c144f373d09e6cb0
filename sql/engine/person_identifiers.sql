-- title: Identifiers of a person
-- description: Everything that points at the person, as it is kept.

WITH
    parameter AS (
        SELECT 'c_1' AS customer_id
    )
SELECT identity.identifier_type, identity.identifier, identity.record_count, identity.linked_at
FROM lakehouse.governed.identity
JOIN parameter ON parameter.customer_id = identity.customer_id
ORDER BY identity.identifier_type, identity.identifier
