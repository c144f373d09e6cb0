-- title: Shoppers
-- description: All but d04.
-- owner: test
-- purpose: analytics

SELECT DISTINCT customer_id
FROM lakehouse.governed.exposure
WHERE customer_id <> 'd04'
