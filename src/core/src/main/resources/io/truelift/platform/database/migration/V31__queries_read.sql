-- Who asked the engine what, and which tables and columns it read for them; written by the listener in Trino. Lines are
-- added and never changed. They hold what people wrote, so they go after 400 days, and not before.
CREATE TABLE query_event (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    query_id varchar(100) NOT NULL UNIQUE,
    asked_at timestamptz  NOT NULL,
    ended_at timestamptz  NOT NULL,
    person   varchar(300) NOT NULL,
    source   varchar(300) NOT NULL,
    state    varchar(20)  NOT NULL CHECK (state IN ('FINISHED', 'REFUSED', 'FAILED')),
    message  text         NOT NULL,
    sql      text         NOT NULL,
    rows_out bigint       NOT NULL
);

CREATE TABLE query_read (
    event_id     bigint       NOT NULL REFERENCES query_event (id) ON DELETE CASCADE,
    table_name   varchar(300) NOT NULL,
    columns_read text[]       NOT NULL,
    masked       text[]       NOT NULL,
    PRIMARY KEY (event_id, table_name)
);

-- Events that were thrown away because the database had been away for too long.
CREATE TABLE query_gap (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    known_at timestamptz NOT NULL,
    lost     bigint      NOT NULL
);

CREATE INDEX query_event_person ON query_event (person, id DESC);
CREATE INDEX query_event_asked ON query_event (asked_at);
CREATE INDEX query_read_table ON query_read (table_name, event_id DESC);

CREATE FUNCTION refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.asked_at > now() - interval '400 days' THEN
        RAISE EXCEPTION 'Cannot delete from %: its lines are a record and stay for 400 days', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END;
$$;

CREATE TRIGGER query_event_stays BEFORE UPDATE OR TRUNCATE ON query_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER query_event_ends_late BEFORE DELETE ON query_event
    FOR EACH ROW EXECUTE FUNCTION refuse_early_end();
CREATE TRIGGER query_read_stays BEFORE UPDATE OR TRUNCATE ON query_read
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER query_gap_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON query_gap
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
