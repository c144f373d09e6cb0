-- title: Snapshots of one table
-- description: When each was committed, beside the name of the table.
-- slots: [history]

WITH
    parameter AS (
        SELECT 'governed.customer' AS table_name
    ),
    history AS (
        SELECT *
        FROM lakehouse.governed."customer$snapshots"
    )
SELECT parameter.table_name, history.snapshot_id, history.committed_at
FROM history
CROSS JOIN parameter
