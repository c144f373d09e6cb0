SELECT experiment, deed, done_at, done_by, reason, checklist, sha256
FROM experiment_launch
WHERE experiment = ?
ORDER BY id DESC
