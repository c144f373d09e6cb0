-- title: What a question's answers are to represent
-- description: One row, as bound.

WITH
    parameter AS (
        SELECT 'csat' AS question, 'analytics' AS purpose, 'country' AS represent
    )
SELECT question, purpose, represent
FROM parameter
