-- title: Snapshots of tables
-- description: >
--   For each table the snapshot that its readers see, and when it was committed. No row for a table
--   that was never written. Two slots hold the hidden tables of all of them, each row with the name of its table.
-- slots: [reference, history]

WITH
    reference AS (
        SELECT 'governed.customer' AS table_name, name, snapshot_id
        FROM lakehouse.governed."customer$refs"
    ),
    history AS (
        SELECT 'governed.customer' AS table_name, snapshot_id, committed_at
        FROM lakehouse.governed."customer$snapshots"
    )
SELECT reference.table_name, reference.snapshot_id, history.committed_at
FROM reference
JOIN history ON history.table_name = reference.table_name AND history.snapshot_id = reference.snapshot_id
WHERE reference.name = 'main'
