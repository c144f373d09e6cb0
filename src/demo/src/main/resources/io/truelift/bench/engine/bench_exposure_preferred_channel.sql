-- title: Exposures of the bench by preferred_channel
-- description: Who met which variant, and when, with the level of one dimension.

SELECT exposure.customer_id, exposure.variant, exposure.exposed_at, customer.preferred_channel AS level
FROM lakehouse.governed.exposure
LEFT JOIN lakehouse.governed.customer ON customer.customer_id = exposure.customer_id
WHERE exposure.experiment = 'bench'
