-- title: No outcome
-- description: Stands where no metric of an experiment is a sum.

SELECT
    CAST(NULL AS varchar) AS metric,
    0 AS from_hour,
    0 AS half_hour,
    0 AS to_hour,
    0 AS pre_hours,
    CAST(NULL AS varchar) AS customer_id,
    CAST(NULL AS timestamp(6) with time zone) AS occurred_at,
    CAST(NULL AS decimal(20, 6)) AS numerator,
    CAST(NULL AS decimal(20, 6)) AS denominator
WHERE false
