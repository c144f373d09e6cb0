SELECT DISTINCT experiment
FROM experiment_batch
ORDER BY experiment
