-- title: One value next to a quantile
-- description: A variant and a value, as bound.

WITH
    parameter AS (
        SELECT 'control' AS variant, '20' AS value
    )
SELECT variant, CAST(value AS decimal(20, 6)) AS value
FROM parameter
