SELECT state
FROM experiment_totals
WHERE experiment = :experiment
