-- title: Units that met the experiment
-- description: >
--   How many units were exposed, agreed or not. Runs in the name of the principal that
--   counts, which sees every row and columns as analysts do, and leaves the engine as this one figure;
--   against the units of the report it says how many were not counted.
-- slots: [exposure]

WITH
    parameter AS (
        SELECT
            '0001-01-01T00:00:00Z' AS started_at,
            '9999-12-31T00:00:00Z' AS ended_at
    ),
    exposure AS (
        SELECT customer_id, variant, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT count(DISTINCT exposure.customer_id) AS units
FROM exposure
CROSS JOIN parameter
WHERE
    exposure.exposed_at >= from_iso8601_timestamp(parameter.started_at)
    AND exposure.exposed_at < from_iso8601_timestamp(parameter.ended_at)
