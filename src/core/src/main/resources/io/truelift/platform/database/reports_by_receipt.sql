SELECT content
FROM report
WHERE kind = ? AND (CAST(id AS text) = ? OR (length(?) >= 8 AND content -> 'receipt' ->> 'sqlSha256' LIKE ? || '%'))
ORDER BY id DESC
