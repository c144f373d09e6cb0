INSERT INTO account (name, role, title, password) VALUES (:name, :role, :title, :password)
ON CONFLICT (name) DO UPDATE SET role = excluded.role, title = excluded.title, password = excluded.password
