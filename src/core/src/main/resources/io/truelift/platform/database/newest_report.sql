SELECT content FROM report WHERE kind = ? AND subject = ? ORDER BY id DESC LIMIT 1
