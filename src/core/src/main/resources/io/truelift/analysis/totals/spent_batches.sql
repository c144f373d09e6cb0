SELECT batch
FROM experiment_batch
WHERE experiment = ? AND batch <> ALL (?) AND coalesce(retired_at, begun_at + interval '1 day') < ?
ORDER BY batch
