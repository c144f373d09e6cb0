INSERT INTO dictionary_proposal (made_at, made_by, table_name, reason)
VALUES (:at, :by, :table, :reason)
RETURNING id
