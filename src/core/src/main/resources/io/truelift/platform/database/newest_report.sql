SELECT content FROM report WHERE kind = :kind AND subject = :subject ORDER BY id DESC LIMIT 1
