-- Sixty people, p1 to p60. All but p16 agree on 5 January; in the week of 16 February p1 to p12 take it back and the grant
-- of p14 runs out; p12 agrees again on 2 March. The grant of p15 runs out on 20 February, after the run that wrote this.
INSERT INTO lakehouse.governed.consent_history (record_id, schema_version, customer_id, purpose, position, event_state, event_at, granted_after, lawful_basis, source, feed, run_id)
SELECT 'w' || CAST(row_number() OVER () AS varchar), '1', 'p' || CAST(person AS varchar), 'analytics', position, state, at, granted, 'consent', 'form', 'words', 'run-1'
FROM (
    SELECT person, 1 AS position, IF(person = 16, 'refused', 'given') AS state, TIMESTAMP '2026-01-05 09:00:00 UTC' AS at, person <> 16 AS granted
    FROM UNNEST(sequence(1, 60)) AS people (person)
    UNION ALL
    SELECT person, 2, 'withdrawn', TIMESTAMP '2026-02-17 10:00:00 UTC', false
    FROM UNNEST(sequence(1, 12)) AS people (person)
    UNION ALL
    SELECT 14, 2, 'expired', TIMESTAMP '2026-02-22 23:59:59 UTC', false
    UNION ALL
    SELECT 12, 3, 'given', TIMESTAMP '2026-03-02 00:00:00 UTC', true
    UNION ALL
    SELECT 60, 2, 'renewed', TIMESTAMP '2026-03-03 00:00:00 UTC', true
) AS word (person, position, state, at, granted)
