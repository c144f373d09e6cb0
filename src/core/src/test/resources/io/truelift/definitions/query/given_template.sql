-- title: A step that stands on a query of the template around it
-- given: [left_side]

WITH
    left_side AS (
        SELECT 1 AS number
    )
SELECT number + 1 AS number
FROM left_side
