SELECT DISTINCT ON (subject) content FROM report WHERE kind = :kind ORDER BY subject, id DESC
