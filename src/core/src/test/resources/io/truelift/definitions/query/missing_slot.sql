-- title: A slot that is not there
-- slots: [member]

WITH
    members AS (
        SELECT 1 AS number
    )
SELECT number
FROM members
