-- title: Exposures of the bench, whole
-- description: Who met which variant, and when; all of them at one level.

SELECT customer_id, variant, exposed_at, '' AS level
FROM lakehouse.governed.exposure
WHERE experiment = 'bench'
