-- title: The row of a person
-- description: What the one table of people holds of the person.

WITH
    parameter AS (
        SELECT 'c_1' AS customer_id
    )
SELECT customer.*
FROM lakehouse.governed.customer
JOIN parameter ON parameter.customer_id = customer.customer_id
