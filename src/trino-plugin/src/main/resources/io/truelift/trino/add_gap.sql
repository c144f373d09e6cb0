INSERT INTO query_gap (known_at, lost) VALUES (?, ?)
