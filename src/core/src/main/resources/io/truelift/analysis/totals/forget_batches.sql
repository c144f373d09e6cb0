DELETE FROM experiment_batch
WHERE batch = ANY (:batches)
