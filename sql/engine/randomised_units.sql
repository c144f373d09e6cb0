-- title: Customers as the units that were randomised
-- description: The values of each unit as they are. Columns that end in _1 stand for each metric.
-- given: [unit_value]

WITH
    unit_value AS (
        SELECT
            0 AS part,
            customer_id,
            '' AS period,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            customer_id AS cluster,
            '' AS levels,
            0 AS a,
            0 AS b,
            0 AS c,
            exposed_at AS newest,
            true AS is_closed_1,
            1000000 AS y_1,
            0 AS d_1,
            0 AS x_1,
            0 AS w_1,
            0 AS unusable_1,
            0 AS failed_1,
            exposed_at AS newest_1
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT
    unit_value.*,
    1 AS customers,
    IF(is_closed_1, 1, 0) AS closed_1
FROM unit_value
