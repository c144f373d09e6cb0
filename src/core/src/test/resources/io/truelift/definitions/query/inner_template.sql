-- title: A template for a slot of another
-- slots: []

WITH
    parameter AS (
        SELECT 3 AS number, true AS is_kept
    )
SELECT number
FROM parameter
WHERE is_kept
