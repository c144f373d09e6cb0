INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, run_id)
SELECT customer_id, 'analytics', true, TIMESTAMP '2008-03-01 00:00:00 UTC', 'test', 'run-1'
FROM lakehouse.governed.exposure
