SELECT person, path, content AS text, read_version, changed_at
FROM draft
WHERE person = :person AND starts_with(path, :path)
ORDER BY changed_at DESC
