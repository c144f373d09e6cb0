-- title: Where the history ends
-- description: The newest outcome of the metrics, and how many there are. No row without an outcome.
-- slots: [outcome]

WITH
    outcome AS (
        SELECT customer_id, occurred_at
        FROM lakehouse.governed.event
        WHERE event_type = 'visit'
    )
SELECT max(occurred_at) AS newest, count(*) AS outcomes
FROM outcome
WHERE customer_id IS NOT NULL
HAVING max(occurred_at) IS NOT NULL
