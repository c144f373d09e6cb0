UPDATE experiment_summary SET summary = CAST(:summary AS jsonb) WHERE report_id = :reportId
