-- title: Bad header
-- purpose: [analytics

SELECT 1 AS one
