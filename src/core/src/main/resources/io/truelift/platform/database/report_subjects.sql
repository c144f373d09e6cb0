SELECT DISTINCT subject FROM report WHERE kind = ? ORDER BY subject
