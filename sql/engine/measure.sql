-- title: One measure of an experiment
-- description: A metric, or a half of its window, and how its values are read. An empty bound or share is none.

WITH
    parameter AS (
        SELECT
            'visit' AS metric,
            'whole' AS part,
            true AS is_proportion,
            false AS is_ratio,
            336 AS to_hour,
            '' AS lowest,
            '' AS highest,
            '' AS low_share,
            '' AS high_share,
            false AS ignores_zeros
    )
SELECT
    metric,
    part,
    is_proportion,
    is_ratio,
    to_hour,
    CAST(nullif(lowest, '') AS decimal(20, 6)) AS lowest,
    CAST(nullif(highest, '') AS decimal(20, 6)) AS highest,
    CAST(nullif(low_share, '') AS decimal(10, 9)) AS low_share,
    CAST(nullif(high_share, '') AS decimal(10, 9)) AS high_share,
    ignores_zeros
FROM parameter
