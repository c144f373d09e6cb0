SELECT content
FROM report
WHERE kind = :kind
    AND (CAST(id AS text) = :receipt OR (length(:receipt) >= 8 AND content -> 'receipt' ->> 'sqlSha256' LIKE :receipt || '%'))
ORDER BY id DESC
