-- title: Files of a table
-- description: Data files that readers of a table see, each with the snapshot that added it. Files that hold deletions are told apart.
-- slots: [entry]

WITH
    entry AS (
        SELECT *
        FROM lakehouse.governed."order_line$entries"
    )
SELECT entry.snapshot_id, entry.data_file.file_path AS path, entry.data_file.content <> 0 AS holds_deletions
FROM entry
WHERE entry.status <> 2
