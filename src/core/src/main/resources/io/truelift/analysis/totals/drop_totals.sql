WITH dropped AS (
    DELETE FROM experiment_totals
    WHERE experiment = ?
)
UPDATE experiment_batch
SET retired_at = ?
WHERE experiment = ? AND retired_at IS NULL
