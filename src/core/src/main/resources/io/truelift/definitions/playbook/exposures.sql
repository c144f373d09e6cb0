SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'new_experiment'
