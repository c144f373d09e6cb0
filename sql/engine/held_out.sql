-- title: Customers who are kept out
-- description: Customers who met the control of a holdout.
-- slots: [exposure]

WITH
    parameter AS (
        SELECT 'held_out' AS variant
    ),
    exposure AS (
        SELECT customer_id, variant, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'global_holdout'
    )
SELECT exposure.customer_id
FROM exposure
JOIN parameter ON parameter.variant = exposure.variant
