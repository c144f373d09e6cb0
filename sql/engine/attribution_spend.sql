-- title: Spend by channel
-- description: What was spent on each channel within some days, both included, by currency.

WITH
    parameter AS (
        SELECT '2025-01-01' AS first_day, '2025-12-31' AS last_day
    )
SELECT spend.channel, spend.currency, sum(spend.amount) AS amount
FROM lakehouse.analytics.spend
CROSS JOIN parameter
WHERE spend.spent_on BETWEEN CAST(parameter.first_day AS date) AND CAST(parameter.last_day AS date)
GROUP BY spend.channel, spend.currency
ORDER BY spend.channel, spend.currency
