-- title: Why an identifier was not linked
-- description: The reasons for which stitching did not link an identifier, to another or to anybody.

WITH
    parameter AS (
        SELECT 'email:00000000000000000000000000000000' AS identifier
    )
SELECT DISTINCT identity_refusal.reason, identity_refusal.people
FROM lakehouse.governance.identity_refusal
JOIN parameter ON parameter.identifier = identity_refusal.identifier
ORDER BY identity_refusal.reason, identity_refusal.people
