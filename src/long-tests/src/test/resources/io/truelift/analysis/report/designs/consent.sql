-- d01 to d09 agreed to be counted.

INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, run_id)
SELECT customer_id, 'analytics', true, TIMESTAMP '2022-01-01 00:00:00 UTC', 'test', 'run-1'
FROM (
    VALUES 'd01', 'd02', 'd03', 'd04', 'd05', 'd06', 'd07', 'd08', 'd09'
) AS person (customer_id)
