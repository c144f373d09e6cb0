-- Each customer meets one of two variants in one of 60 days; three in ten once more within a week, and one in a thousand
-- of those then in the other variant.
INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, feed, run_id)
WITH
    FUNCTION share(hash varbinary, place bigint) RETURNS double
        RETURN (bitwise_and(from_big_endian_64(substr(hash, place, 8)), 9007199254740991) + 0.5e0) / 9007199254740992e0
WITH
    meeting AS (
        SELECT
            person.sequential_number AS number,
            time.number AS time,
            sha512(to_utf8('exposure ' || CAST(person.sequential_number AS varchar))) AS hash
        FROM TABLE(sequence(start => ?, stop => ?)) AS person
        CROSS JOIN (VALUES 1, 2) AS time (number)
    )
SELECT
    'x_' || CAST(number AS varchar) || '_' || CAST(time AS varchar),
    'c_' || lower(to_hex(xxhash64(to_utf8(CAST(number AS varchar))))),
    'bench',
    IF((share(hash, 1) < 0.5) = (time = 1 OR share(hash, 9) >= 0.001), 'control', 'treatment'),
    date_add(
        'second',
        CAST(86400 * (60 * share(hash, 17) + IF(time = 2, 7 * share(hash, 25), 0)) AS bigint),
        TIMESTAMP '2026-03-31 00:00:00.000000 UTC'),
    'bench',
    'bench'
FROM meeting
WHERE time = 1 OR share(hash, 33) < 0.3
