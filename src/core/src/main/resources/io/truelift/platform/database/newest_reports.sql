SELECT DISTINCT ON (subject) content FROM report WHERE kind = ? ORDER BY subject, id DESC
