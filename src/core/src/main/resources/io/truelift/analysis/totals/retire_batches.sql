UPDATE experiment_batch
SET retired_at = ?
WHERE experiment = ? AND retired_at IS NULL AND batch <> ALL (?) AND batch = ANY (?)
