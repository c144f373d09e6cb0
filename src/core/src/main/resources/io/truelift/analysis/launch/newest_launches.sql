SELECT DISTINCT ON (experiment) experiment, deed, done_at, done_by, reason, checklist, sha256
FROM experiment_launch
ORDER BY experiment, id DESC
