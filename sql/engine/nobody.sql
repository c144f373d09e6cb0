-- title: Nobody
-- description: Stands where an experiment has no segment or no holdout.

SELECT CAST(NULL AS varchar) AS customer_id
WHERE false
