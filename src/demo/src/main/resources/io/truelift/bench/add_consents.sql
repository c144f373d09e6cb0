-- What customers said: three in a hundred nothing, five in a hundred no, the others yes.
INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, notice_version, method, run_id)
WITH
    FUNCTION share(hash varbinary, place bigint) RETURNS double
        RETURN (bitwise_and(from_big_endian_64(substr(hash, place, 8)), 9007199254740991) + 0.5e0) / 9007199254740992e0
WITH
    word AS (
        SELECT
            person.sequential_number AS number,
            spoken.purpose,
            share(sha256(to_utf8('consent ' || CAST(person.sequential_number AS varchar))), spoken.place) AS share
        FROM TABLE(sequence(start => ?, stop => ?)) AS person
        CROSS JOIN (VALUES ('analytics', 1), ('personalization', 9)) AS spoken (purpose, place)
    )
SELECT
    'c_' || lower(to_hex(xxhash64(to_utf8(CAST(number AS varchar))))),
    purpose,
    share >= 0.08,
    TIMESTAMP '2026-02-01 00:00:00.000000 UTC',
    'bench',
    '1',
    'form',
    'bench'
FROM word
WHERE share >= 0.03
