-- What people write and have not saved yet: one text a person and file. Saving or discarding takes it away.
CREATE TABLE draft (
    person       varchar(100) NOT NULL,
    path         varchar(300) NOT NULL,
    content      text         NOT NULL,
    read_version varchar(64)  NOT NULL,
    changed_at   timestamptz  NOT NULL,
    PRIMARY KEY (person, path)
);
