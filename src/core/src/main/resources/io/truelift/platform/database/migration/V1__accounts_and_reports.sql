-- Accounts that may sign in. The password is a bcrypt hash in modular crypt format.
CREATE TABLE account (
    name     varchar(100) PRIMARY KEY,
    role     varchar(40)  NOT NULL,
    title    varchar(200) NOT NULL,
    password varchar(200) NOT NULL
);

-- Reports are kept, never overwritten: the newest of a kind and subject is the one on show.
CREATE TABLE report (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       varchar(40)  NOT NULL,
    subject    varchar(200) NOT NULL,
    made_at    timestamptz  NOT NULL,
    content    jsonb        NOT NULL
);

CREATE INDEX report_newest ON report (kind, subject, id DESC);
