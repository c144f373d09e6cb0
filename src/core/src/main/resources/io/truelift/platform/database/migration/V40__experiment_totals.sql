-- Which batches of analytics.experiment_unit count for an experiment, and from which snapshots they were made.
CREATE TABLE experiment_totals (
    experiment   varchar(200) PRIMARY KEY,
    state        jsonb        NOT NULL,
    refreshed_at timestamptz  NOT NULL
);
-- Batches that were begun; one that does not count after a day is left from a refresh that ended early, or was replaced.
CREATE TABLE experiment_batch (
    batch      varchar(100) PRIMARY KEY,
    experiment varchar(200) NOT NULL,
    begun_at   timestamptz  NOT NULL,
    retired_at timestamptz
);
