SELECT batch
FROM experiment_batch
WHERE experiment = :experiment AND batch <> ALL (:counting) AND coalesce(retired_at, begun_at + interval '1 day') < :before
ORDER BY batch
