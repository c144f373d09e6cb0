SELECT experiment, report_id, decision, reason, decided_by, decided_at FROM experiment_decision WHERE experiment = ? ORDER BY id DESC
