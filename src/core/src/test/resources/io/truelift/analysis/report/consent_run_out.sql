-- c10 agreed until the end of March 2026.

INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, expires_at, source, run_id)
VALUES ('c10', 'analytics', true, TIMESTAMP '2026-03-01 00:00:00 UTC', TIMESTAMP '2026-03-31 00:00:00 UTC', 'test', 'run-1')
