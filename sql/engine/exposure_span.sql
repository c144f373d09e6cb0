-- title: When the units of an experiment met it
-- description: First and last exposure of kept units. No row where there are none.
-- slots: [kept]

WITH
    kept AS (
        SELECT exposed_at, 'counted' AS status
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT min(exposed_at) AS first_exposure, max(exposed_at) AS last_exposure
FROM kept
HAVING count(*) > 0
