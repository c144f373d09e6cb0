SELECT DISTINCT subject FROM report WHERE kind = :kind ORDER BY subject
