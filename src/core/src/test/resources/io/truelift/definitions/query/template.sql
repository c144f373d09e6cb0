-- title: A template
-- slots: [left_side, right_side]

WITH
    parameter AS (
        SELECT 'first' AS word, 7 AS days
    ),
    left_side AS (
        SELECT 1 AS number
    ),
    right_side AS (
        SELECT 2 AS number
    )
SELECT parameter.word, parameter.days, left_side.number, right_side.number AS other_number
FROM parameter
CROSS JOIN left_side
CROSS JOIN right_side
