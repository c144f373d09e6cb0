INSERT INTO report (kind, subject, made_at, content) VALUES (:kind, :subject, :madeAt, CAST(:content AS jsonb))
