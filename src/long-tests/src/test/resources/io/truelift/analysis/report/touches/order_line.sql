-- Orders of so many thousand customers over the same year, 0 to 3 each.

INSERT INTO lakehouse.governed.order_line (record_id, customer_id, order_id, product_id, quantity, amount, ordered_at, is_cancellation, feed, run_id)
WITH
    customer AS (
        SELECT 'c_' || lpad(CAST(thousand.place * 1000 + one.place AS varchar), 16, '0') AS customer_id
        FROM UNNEST(sequence(0, ? - 1)) AS thousand (place)
        CROSS JOIN UNNEST(sequence(1, 1000)) AS one (place)
    ),
    placed AS (
        SELECT customer.customer_id, customer.customer_id || '=' || CAST(number.place AS varchar) AS order_id
        FROM customer
        CROSS JOIN UNNEST(sequence(1, 3)) AS number (place)
        WHERE number.place <= abs(from_big_endian_64(xxhash64(to_utf8(customer.customer_id || 'orders')))) % 4
    ),
    drawn AS (
        SELECT customer_id, order_id, abs(from_big_endian_64(xxhash64(to_utf8(order_id)))) AS draw
        FROM placed
    )
SELECT
    order_id,
    customer_id,
    order_id,
    'p1',
    1,
    CAST(10 + draw % 90 AS decimal(18, 4)),
    date_add('second', draw / 1024 % 31536000, TIMESTAMP '2025-01-01 00:00:00 UTC'),
    false,
    'test',
    'run-1'
FROM drawn
