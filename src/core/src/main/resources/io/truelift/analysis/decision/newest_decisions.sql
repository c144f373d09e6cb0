SELECT DISTINCT ON (experiment) experiment, report_id, decision, reason, decided_by, decided_at FROM experiment_decision ORDER BY experiment, id DESC
