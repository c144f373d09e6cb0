SELECT name, role, title, password FROM account WHERE name = :name
