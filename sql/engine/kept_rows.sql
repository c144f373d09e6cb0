-- title: Rows to be kept of an experiment
-- description: Units of an experiment, or totals of them, under the names by which they are found again.
-- slots: [total]

WITH
    parameter AS (
        SELECT 'cart_reminder' AS experiment, 'b1' AS batch
    ),
    total AS (
        SELECT customer_id, variant, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT parameter.experiment, parameter.batch, total.*
FROM total
CROSS JOIN parameter
