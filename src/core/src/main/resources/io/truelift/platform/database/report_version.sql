SELECT content FROM report WHERE kind = ? AND subject = ? AND id = ?
