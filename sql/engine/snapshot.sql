-- title: Snapshot of a table
-- description: The snapshot that readers of a table see, and when it was committed. No row where the table was never written.
-- slots: [reference, history]

WITH
    reference AS (
        SELECT *
        FROM lakehouse.governed."customer$refs"
    ),
    history AS (
        SELECT *
        FROM lakehouse.governed."customer$snapshots"
    )
SELECT reference.snapshot_id, history.committed_at
FROM reference
JOIN history ON history.snapshot_id = reference.snapshot_id
WHERE reference.name = 'main'
