-- Edits of the dictionary that somebody proposed, and what somebody else decided. Lines are added, never changed.
CREATE TABLE dictionary_proposal (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at    timestamptz  NOT NULL,
    made_by    varchar(100) NOT NULL,
    table_name varchar(300) NOT NULL,
    reason     text         NOT NULL CHECK (trim(reason) <> '')
);

CREATE TABLE dictionary_proposal_edit (
    proposal_id  bigint       NOT NULL REFERENCES dictionary_proposal (id),
    position     integer      NOT NULL,
    column_name  varchar(300) NOT NULL,
    field        varchar(40)  NOT NULL,
    value_before text         NOT NULL,
    value_after  text         NOT NULL,
    PRIMARY KEY (proposal_id, position)
);

CREATE TABLE dictionary_proposal_outcome (
    proposal_id bigint       PRIMARY KEY REFERENCES dictionary_proposal (id),
    decided_at  timestamptz  NOT NULL,
    decided_by  varchar(100) NOT NULL,
    outcome     varchar(20)  NOT NULL CHECK (outcome IN ('APPROVED', 'REJECTED', 'WITHDRAWN')),
    reason      text         NOT NULL,
    commit_id   varchar(64)  NOT NULL
);

CREATE INDEX dictionary_proposal_table ON dictionary_proposal (table_name, id DESC);

CREATE FUNCTION refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.outcome <> 'WITHDRAWN' AND EXISTS (SELECT FROM dictionary_proposal WHERE id = NEW.proposal_id AND made_by = NEW.decided_by) THEN
        RAISE EXCEPTION 'Cannot decide on proposal % by %: a second person does', NEW.proposal_id, NEW.decided_by;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER dictionary_proposal_needs_two BEFORE INSERT ON dictionary_proposal_outcome
    FOR EACH ROW EXECUTE FUNCTION refuse_own_approval();
CREATE TRIGGER dictionary_proposal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON dictionary_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dictionary_proposal_edit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON dictionary_proposal_edit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dictionary_proposal_outcome_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON dictionary_proposal_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
