-- title: Rows of a table
-- description: How many rows the newest snapshot of a table holds, by its own account; no row where nothing was ever written.
-- slots: [history]

WITH
    history AS (
        SELECT *
        FROM lakehouse.governed."consent$snapshots"
    )
SELECT coalesce(CAST(element_at(summary, 'total-records') AS bigint), 0) AS records
FROM history
ORDER BY committed_at DESC
LIMIT 1
