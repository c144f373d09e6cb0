-- Which segments are worked out by themselves, how often, and in whose name.
CREATE TABLE segment_schedule (
    segment varchar(200) PRIMARY KEY,
    person  varchar(100) NOT NULL,
    every   varchar(20)  NOT NULL CHECK (every IN ('HOURLY', 'DAILY', 'WEEKLY')),
    hour    smallint     NOT NULL CHECK (hour BETWEEN 0 AND 23),
    next_at timestamptz  NOT NULL,
    ran_at  timestamptz,
    failure text         NOT NULL DEFAULT ''
);
