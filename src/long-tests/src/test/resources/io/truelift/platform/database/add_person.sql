INSERT INTO account (name, role, title, password) VALUES (:name, 'analyst', 'Somebody', '')
