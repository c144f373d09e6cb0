-- What was decided on an experiment, by whom and why. Lines are added, never changed.
CREATE TABLE experiment_decision (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    experiment  varchar(200) NOT NULL,
    report_id   bigint       NOT NULL REFERENCES report (id),
    decision    varchar(20)  NOT NULL CHECK (decision IN ('SHIP', 'DO_NOT_SHIP', 'RUN_ON', 'STOP')),
    reason      text         NOT NULL CHECK (trim(reason) <> ''),
    decided_by  varchar(100) NOT NULL,
    decided_at  timestamptz  NOT NULL
);

CREATE INDEX experiment_decision_newest ON experiment_decision (experiment, id DESC);

CREATE TRIGGER experiment_decision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON experiment_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
