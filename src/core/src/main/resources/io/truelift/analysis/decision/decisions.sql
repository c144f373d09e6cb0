SELECT experiment, report_id, decision AS choice, reason, decided_by AS person, decided_at AS at
FROM experiment_decision
WHERE experiment = :experiment
ORDER BY id DESC
