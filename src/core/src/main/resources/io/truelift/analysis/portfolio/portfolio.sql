SELECT
    experiment_summary.experiment,
    experiment_summary.summary,
    decided.report_id AS decided_on,
    decided.decision,
    decided.reason,
    decided.decided_by,
    decided.decided_at,
    CASE WHEN launched.deed = 'STOPPED' THEN launched.done_at END AS stopped_at
FROM experiment_summary
LEFT JOIN LATERAL (
    SELECT report_id, decision, reason, decided_by, decided_at
    FROM experiment_decision
    WHERE experiment_decision.experiment = experiment_summary.experiment
    ORDER BY id DESC
    LIMIT 1) AS decided ON true
LEFT JOIN LATERAL (
    SELECT deed, done_at
    FROM experiment_launch
    WHERE experiment_launch.experiment = experiment_summary.experiment
    ORDER BY id DESC
    LIMIT 1) AS launched ON true
WHERE experiment_summary.summary IS NOT NULL
ORDER BY experiment_summary.experiment
