SELECT id, made_at, content -> 'receipt' ->> 'person' AS person FROM report WHERE kind = :kind AND subject = :subject ORDER BY id DESC
