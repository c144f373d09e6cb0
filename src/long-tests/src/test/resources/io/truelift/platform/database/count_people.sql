SELECT count(*) FROM account WHERE name = :name
