-- Order lines from one number to another, three to an order. Orders follow each other through 120 days; those numbered
-- beyond them are late facts, which may be of any of these days. Six orders in a hundred are taken back, three customers in
-- twenty never order, and of the others the first ones order more often than the last.
INSERT INTO lakehouse.governed.order_line (
    record_id, customer_id, order_id, ordered_at, product_id, product_name, quantity, unit_price, amount, currency,
    is_cancellation, country, channel, feed, run_id)
WITH
    FUNCTION share(hash varbinary, place bigint) RETURNS double
        RETURN (bitwise_and(from_big_endian_64(substr(hash, place, 8)), 9007199254740991) + 0.5e0) / 9007199254740992e0,
    FUNCTION one_of(words array(varchar), share double) RETURNS varchar
        RETURN words[1 + CAST(floor(share * cardinality(words)) AS bigint)]
WITH
    size AS (
        SELECT CAST(? AS bigint) AS units, CAST(? AS bigint) AS orders
    ),
    line AS (
        SELECT
            sequential_number AS number,
            (sequential_number - 1) / 3 AS order_number,
            sha512(to_utf8('order ' || CAST((sequential_number - 1) / 3 AS varchar))) AS order_hash,
            sha256(to_utf8('line ' || CAST(sequential_number AS varchar))) AS line_hash
        FROM TABLE(sequence(start => ?, stop => ?))
    ),
    bought AS (
        SELECT
            line.number,
            line.order_number,
            line.order_hash,
            1 + CAST(floor(0.85e0 * size.units * pow(share(line.order_hash, 1), 1.25e0)) AS bigint) AS person,
            IF(line.order_number < size.orders,
                (line.order_number + share(line.order_hash, 9)) / size.orders,
                share(line.order_hash, 9)) AS time,
            share(line.order_hash, 17) < 0.06 AS is_cancellation,
            one_of(ARRAY['TEA', 'CUPS', 'SUGAR', 'BOOKS', 'LAMPS', 'CLOCKS', 'TOYS', 'CARDS'], share(line.line_hash, 1)) AS product_group,
            CAST(1 + floor(500 * share(line.line_hash, 9)) AS bigint) AS product,
            CAST(1 + floor(4 * pow(share(line.line_hash, 25), 2)) AS integer) AS pieces,
            CAST(round(exp(inverse_normal_cdf(2.5, 0.8, share(line.line_hash, 17))), 2) AS decimal(18, 4)) AS unit_price
        FROM line
        CROSS JOIN size
    )
SELECT
    'l_' || CAST(number AS varchar),
    'c_' || lower(to_hex(xxhash64(to_utf8(CAST(person AS varchar))))),
    'o_' || CAST(order_number AS varchar),
    date_add('second', CAST(86400 * 120 * time AS bigint), TIMESTAMP '2026-03-01 00:00:00.000000 UTC'),
    product_group || '-' || lpad(CAST(product AS varchar), 3, '0'),
    product_group || ' no. ' || CAST(product AS varchar),
    IF(is_cancellation, -pieces, pieces),
    unit_price,
    CAST(IF(is_cancellation, -pieces, pieces) * unit_price AS decimal(18, 4)),
    'GBP',
    is_cancellation,
    one_of(ARRAY['GB', 'GB', 'GB', 'GB', 'DE', 'FR', 'NL', 'ES', 'IT', 'IE', 'SE'], share(order_hash, 25)),
    one_of(ARRAY['web', 'web', 'web', 'app', 'app', 'store', 'phone'], share(order_hash, 33)),
    'bench',
    'bench'
FROM bought
