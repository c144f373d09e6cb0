INSERT INTO experiment_decision (experiment, report_id, decision, reason, decided_by, decided_at)
VALUES (:experiment, :reportId, :choice, :reason, :person, :at)
