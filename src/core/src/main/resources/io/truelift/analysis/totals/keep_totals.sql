INSERT INTO experiment_totals (experiment, state, refreshed_at)
VALUES (:experiment, CAST(:state AS jsonb), :now)
ON CONFLICT (experiment) DO UPDATE SET
    state = excluded.state,
    refreshed_at = excluded.refreshed_at
