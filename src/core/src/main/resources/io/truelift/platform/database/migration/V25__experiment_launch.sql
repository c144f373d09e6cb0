-- Who started or stopped an experiment, why, and what its checklist said then. Lines are added, never changed.
CREATE TABLE experiment_launch (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    done_at    timestamptz  NOT NULL,
    deed       varchar(20)  NOT NULL CHECK (deed IN ('STARTED', 'STOPPED')),
    done_by    varchar(100) NOT NULL,
    experiment varchar(200) NOT NULL,
    reason     text         NOT NULL,
    checklist  jsonb        NOT NULL,
    sha256     char(64)     NOT NULL
);

CREATE INDEX experiment_launch_newest ON experiment_launch (experiment, id DESC);

CREATE TRIGGER experiment_launch_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON experiment_launch
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
