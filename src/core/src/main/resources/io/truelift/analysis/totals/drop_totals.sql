WITH dropped AS (
    DELETE FROM experiment_totals
    WHERE experiment = :experiment
)
UPDATE experiment_batch
SET retired_at = :now
WHERE experiment = :experiment AND retired_at IS NULL
