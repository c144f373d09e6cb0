SELECT concat_ws('-',
    (SELECT count(*) FROM experiment_summary),
    (SELECT sum(report_id) FROM experiment_summary),
    (SELECT count(*) FROM experiment_decision),
    (SELECT count(*) FROM experiment_launch)) AS stamp
