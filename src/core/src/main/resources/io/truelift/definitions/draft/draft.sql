SELECT person, path, content AS text, read_version, changed_at
FROM draft
WHERE person = :person AND path = :path
