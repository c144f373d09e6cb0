INSERT INTO draft (person, path, content, read_version, changed_at)
VALUES (:person, :path, :text, :readVersion, :changedAt)
ON CONFLICT (person, path) DO UPDATE SET
    content = excluded.content,
    read_version = excluded.read_version,
    changed_at = excluded.changed_at
