INSERT INTO report (kind, subject, made_at, content) VALUES (?, ?, ?, ?::jsonb)
