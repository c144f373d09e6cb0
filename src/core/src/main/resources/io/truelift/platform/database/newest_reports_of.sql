SELECT DISTINCT ON (subject) content FROM report WHERE kind = :kind AND subject = ANY (:subjects) ORDER BY subject, id DESC
