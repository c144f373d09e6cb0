-- title: Branches and tags of one table
-- description: Each with its snapshot, beside the name of the table.
-- slots: [reference]

WITH
    parameter AS (
        SELECT 'governed.customer' AS table_name
    ),
    reference AS (
        SELECT *
        FROM lakehouse.governed."customer$refs"
    )
SELECT parameter.table_name, reference.name, reference.snapshot_id
FROM reference
CROSS JOIN parameter
