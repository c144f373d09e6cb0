SELECT name, role FROM account ORDER BY name
