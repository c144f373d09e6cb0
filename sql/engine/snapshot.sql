-- title: Snapshot of a table
-- description: The snapshot that readers of a table see. No row where the table was never written.
-- slots: [reference]

WITH
    reference AS (
        SELECT *
        FROM lakehouse.governed."customer$refs"
    )
SELECT snapshot_id
FROM reference
WHERE name = 'main'
