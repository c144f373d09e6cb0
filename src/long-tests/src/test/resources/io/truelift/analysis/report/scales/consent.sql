-- All ten agreed to be counted.

INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, run_id)
SELECT customer_id, 'analytics', true, TIMESTAMP '2022-01-01 00:00:00 UTC', 'test', 'run-1'
FROM (
    VALUES 'c1', 'c2', 'c3', 'c4', 'c5', 't1', 't2', 't3', 't4', 't5'
) AS person (customer_id)
