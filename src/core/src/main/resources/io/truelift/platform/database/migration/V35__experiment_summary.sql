-- The newest report of every experiment in short, for lists that would else read whole reports. A report that is stored makes its line
-- anew without a summary, and the next reader fills it in; a later version that says more empties the column, to have it filled again.
CREATE TABLE experiment_summary (
    experiment varchar(200) PRIMARY KEY,
    report_id  bigint NOT NULL REFERENCES report (id),
    summary    jsonb
);

CREATE INDEX experiment_summary_missing ON experiment_summary (report_id) WHERE summary IS NULL;

CREATE FUNCTION summarise_experiment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO experiment_summary (experiment, report_id)
    VALUES (NEW.subject, NEW.id)
    ON CONFLICT (experiment) DO UPDATE SET report_id = EXCLUDED.report_id, summary = NULL
    WHERE experiment_summary.report_id < EXCLUDED.report_id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER report_is_summarised AFTER INSERT ON report
    FOR EACH ROW WHEN (NEW.kind = 'EXPERIMENT') EXECUTE FUNCTION summarise_experiment();

INSERT INTO experiment_summary (experiment, report_id)
SELECT subject, max(id) FROM report WHERE kind = 'EXPERIMENT' GROUP BY subject;
