INSERT INTO account (name, role, title, password) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET role = excluded.role, title = excluded.title, password = excluded.password
