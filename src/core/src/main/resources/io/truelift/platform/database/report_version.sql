SELECT content FROM report WHERE kind = :kind AND subject = :subject AND id = :id
