INSERT INTO query_event (query_id, asked_at, ended_at, person, source, state, message, sql, rows_out)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (query_id) DO NOTHING
RETURNING id
