SELECT DISTINCT ON (subject) content FROM report WHERE kind = ? AND subject = ANY (?) ORDER BY subject, id DESC
