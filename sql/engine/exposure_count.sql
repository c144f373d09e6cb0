-- title: How many customers an experiment has at most
-- description: About how many customers were exposed, counted or not; an experiment with very many is worked out share by share.
-- slots: [exposure]

WITH
    exposure AS (
        SELECT customer_id, variant, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    )
SELECT approx_distinct(customer_id) AS customers
FROM exposure
