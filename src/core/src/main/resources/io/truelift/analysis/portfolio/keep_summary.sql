UPDATE experiment_summary SET summary = ?::jsonb WHERE report_id = ?
