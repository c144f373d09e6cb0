INSERT INTO experiment_launch (done_at, deed, done_by, experiment, reason, checklist, sha256)
VALUES (:at, :deed, :by, :experiment, :reason, CAST(:checklist AS jsonb), :sha256)
