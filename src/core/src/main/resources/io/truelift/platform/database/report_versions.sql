SELECT id, made_at, content -> 'receipt' ->> 'person' AS person FROM report WHERE kind = ? AND subject = ? ORDER BY id DESC
