-- The latest words of the same people.
INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, expires_at, source, run_id)
SELECT
    'p' || CAST(person AS varchar),
    'analytics',
    NOT (person < 12 OR person IN (14, 16)),
    TIMESTAMP '2026-01-05 09:00:00 UTC',
    IF(person = 15, TIMESTAMP '2026-02-20 00:00:00 UTC'),
    'form',
    'run-1'
FROM UNNEST(sequence(1, 60)) AS people (person)
