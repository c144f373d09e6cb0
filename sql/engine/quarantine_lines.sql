-- title: Lines set aside
-- description: >
--   Lines that broke their contract, the newest first, of a feed, a rule, a file and a line; what is empty, and line 0, is
--   every one. Rows from one number to another, with how many there are.

WITH
    parameter AS (
        SELECT '' AS feed, '' AS rule, '' AS file, 0 AS line, 1 AS first_row, 50 AS last_row
    ),
    matching AS (
        SELECT
            quarantine.run_id,
            quarantine.feed,
            quarantine.file,
            quarantine.line,
            quarantine.rule,
            coalesce(quarantine.column_name, '') AS column_name,
            coalesce(quarantine.rejected_value, '') AS rejected_value,
            quarantine.reason,
            quarantine.quarantined_at,
            row_number() OVER (ORDER BY quarantine.run_id DESC, quarantine.feed, quarantine.file, quarantine.line, quarantine.rule) AS place,
            count(*) OVER () AS matches,
            parameter.first_row,
            parameter.last_row
        FROM lakehouse.governance.quarantine
        CROSS JOIN parameter
        WHERE
            (parameter.feed = '' OR quarantine.feed = parameter.feed)
            AND (parameter.rule = '' OR quarantine.rule = parameter.rule)
            AND (parameter.file = '' OR strpos(quarantine.file, parameter.file) > 0)
            AND (parameter.line = 0 OR quarantine.line = parameter.line)
    )
SELECT run_id, feed, file, line, rule, column_name, rejected_value, reason, quarantined_at, matches
FROM matching
WHERE place BETWEEN first_row AND last_row
ORDER BY place
