-- Who looked a person up, when, by which hashed identifier and why; written before the warehouse is asked. What came of
-- it is a line of its own. Lines are added, never changed.
CREATE TABLE person_look_up (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    done_at         timestamptz  NOT NULL,
    done_by         varchar(100) NOT NULL,
    identifier_type varchar(100) NOT NULL,
    identifier      varchar(200) NOT NULL,
    reason          text         NOT NULL CHECK (trim(reason) <> '')
);

CREATE TABLE person_look_up_outcome (
    look_up_id bigint      PRIMARY KEY REFERENCES person_look_up (id),
    known_at   timestamptz NOT NULL,
    outcome    varchar(20) NOT NULL CHECK (outcome IN ('FOUND', 'NOT_FOUND', 'NO_ANSWER'))
);

CREATE TRIGGER person_look_up_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON person_look_up
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER person_look_up_outcome_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON person_look_up_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
