INSERT INTO person_look_up_outcome (look_up_id, known_at, outcome) VALUES (:lookUp, :at, :outcome)
