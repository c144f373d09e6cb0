SELECT person, path, content, read_version, changed_at
FROM draft
WHERE person = ? AND starts_with(path, ?)
ORDER BY changed_at DESC
