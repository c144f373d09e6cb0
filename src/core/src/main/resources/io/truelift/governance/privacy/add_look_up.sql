INSERT INTO person_look_up (done_at, done_by, identifier_type, identifier, reason)
VALUES (:at, :by, :type, :identifier, :reason)
RETURNING id
