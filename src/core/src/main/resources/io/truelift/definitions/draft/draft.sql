SELECT person, path, content, read_version, changed_at
FROM draft
WHERE person = ? AND path = ?
