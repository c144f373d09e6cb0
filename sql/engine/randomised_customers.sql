-- title: Customers as the units that were randomised
-- description: The values of each unit as they are.
-- given: [unit_value]

WITH
    unit_value AS (
        SELECT
            customer_id,
            customer_id AS cluster,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            CAST(ARRAY[] AS array(varchar)) AS levels,
            'visit' AS metric,
            'whole' AS part,
            CAST(1 AS decimal(20, 6)) AS y,
            CAST(1 AS decimal(20, 6)) AS d,
            CAST(0 AS decimal(20, 6)) AS x,
            CAST(1 AS decimal(20, 6)) AS w,
            CAST(0 AS decimal(20, 6)) AS a,
            CAST(0 AS decimal(20, 6)) AS b,
            CAST(0 AS decimal(20, 6)) AS c,
            exposed_at AS newest,
            0 AS unusable
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    variant,
    status,
    exposed_at,
    exposed_on,
    levels,
    metric,
    part,
    y,
    d,
    x,
    w,
    a,
    b,
    c,
    newest,
    unusable,
    1 AS customers
FROM unit_value
