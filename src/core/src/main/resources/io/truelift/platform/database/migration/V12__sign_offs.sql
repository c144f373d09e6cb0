-- Who signed off, or took back, that a question reads a sensitive column. Lines are added, never changed.
CREATE TABLE sign_off (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    done_at     timestamptz  NOT NULL,
    deed        varchar(20)  NOT NULL CHECK (deed IN ('SIGNED', 'REVOKED')),
    done_by     varchar(100) NOT NULL,
    question    varchar(200) NOT NULL,
    column_name varchar(300) NOT NULL,
    sha256      char(64)     NOT NULL,
    reason      text         NOT NULL,
    valid_from  date         NOT NULL,
    valid_until date         NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Cannot change %: its lines are a record and stay as they are', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER sign_off_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON sign_off
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
