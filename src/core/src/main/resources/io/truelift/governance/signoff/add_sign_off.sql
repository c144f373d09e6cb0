INSERT INTO sign_off (done_at, deed, done_by, question, column_name, sha256, reason, valid_from, valid_until)
VALUES (:at, :deed, :by, :question, :columnName, :sha256, :reason, :from, :until)
