UPDATE experiment_batch
SET retired_at = :now
WHERE experiment = :experiment AND retired_at IS NULL AND batch <> ALL (:counting) AND batch = ANY (:before)
