SELECT experiment, deed, done_at AS at, done_by AS by, reason, checklist, sha256
FROM experiment_launch
WHERE experiment = :experiment
ORDER BY id DESC
