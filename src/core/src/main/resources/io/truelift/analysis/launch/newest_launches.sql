SELECT DISTINCT ON (experiment) experiment, deed, done_at AS at, done_by AS by, reason, checklist, sha256
FROM experiment_launch
ORDER BY experiment, id DESC
