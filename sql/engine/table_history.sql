-- title: History of a table
-- description: Every snapshot of a table that is kept, with the one before it and what it did; files is how many data files it added.
-- slots: [history]

WITH
    history AS (
        SELECT *
        FROM lakehouse.governed."order_line$snapshots"
    )
SELECT
    snapshot_id,
    parent_id,
    operation,
    coalesce(CAST(element_at(summary, 'added-data-files') AS bigint), 0) AS files
FROM history
