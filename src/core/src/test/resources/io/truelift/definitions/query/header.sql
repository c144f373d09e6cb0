-- title: A header
-- owner: crm
-- empty:
-- days: fourteen
-- colour: green
-- scale: {lowest: 1, hihgest: 5}

SELECT 1 AS one;
