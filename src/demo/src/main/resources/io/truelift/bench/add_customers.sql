-- Customers from one number to another. All is worked out from the number, so that every machine makes the same people.
INSERT INTO lakehouse.governed.customer (
    customer_id, gender, birth_year, country, area_type, acquisition_channel, loyalty_tier, preferred_channel,
    is_new, recency_months, history_value, customer_since, record_count, feeds,
    consent_analytics, consent_personalization, consent_marketing_email, consent_advertising, run_id)
WITH
    FUNCTION share(hash varbinary, place bigint) RETURNS double
        RETURN (bitwise_and(from_big_endian_64(substr(hash, place, 8)), 9007199254740991) + 0.5e0) / 9007199254740992e0,
    FUNCTION one_of(words array(varchar), share double) RETURNS varchar
        RETURN words[1 + CAST(floor(share * cardinality(words)) AS bigint)]
WITH
    person AS (
        SELECT
            sequential_number AS number,
            sha512(to_utf8('customer ' || CAST(sequential_number AS varchar))) AS hash,
            sha256(to_utf8('consent ' || CAST(sequential_number AS varchar))) AS word
        FROM TABLE(sequence(start => ?, stop => ?))
    )
SELECT
    'c_' || lower(to_hex(xxhash64(to_utf8(CAST(number AS varchar))))),
    one_of(ARRAY['female', 'male', 'other'], share(hash, 1)),
    CAST(1940 + floor(65 * share(hash, 9)) AS integer),
    -- Half of the people live in the first of eight countries.
    one_of(ARRAY['GB', 'GB', 'GB', 'GB', 'DE', 'FR', 'NL', 'ES', 'IT', 'IE', 'SE'], share(hash, 17)),
    one_of(ARRAY['urban', 'suburban', 'rural'], share(hash, 25)),
    one_of(ARRAY['search', 'email', 'social', 'partner', 'store'], share(hash, 33)),
    one_of(ARRAY['none', 'none', 'silver', 'gold'], share(hash, 41)),
    one_of(ARRAY['email', 'app', 'post', 'telephone'], share(hash, 49)),
    share(hash, 57) < 0.2,
    CAST(floor(24 * share(word, 25)) AS integer),
    CAST(round(exp(inverse_normal_cdf(5, 1, share(word, 17))), 2) AS decimal(18, 4)),
    date_add('day', CAST(-floor(1000 * share(hash, 57)) AS bigint), DATE '2026-02-01'),
    1,
    ARRAY['bench'],
    share(word, 1) >= 0.08,
    share(word, 9) >= 0.08,
    false,
    false,
    'bench'
FROM person
