-- Everybody agreed but r1.

INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, run_id)
SELECT customer_id, 'analytics', customer_id <> 'r1', TIMESTAMP '2022-01-01 00:00:00 UTC', 'test', 'run-1'
FROM (
    VALUES 'cc1', 'cc2', 'cc3', 'tc1', 'tc2', 'tc3', 'ct1', 'ct2', 'ct3', 'tt1', 'tt2', 'tt3', 'a1', 'a2', 'a3', 'a4', 'b1', 'b2', 's1', 'r1'
) AS person (customer_id)
