INSERT INTO experiment_batch (batch, experiment, begun_at)
VALUES (:batch, :experiment, :now)
