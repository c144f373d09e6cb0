-- Contacts of so many thousand customers, 1 to 39 each, 20 on average, over a year and through eight channels of which
-- some are met far more often. All is drawn from a hash of the customer and the contact, so that it is the same each time.

INSERT INTO lakehouse.governed.touch (record_id, customer_id, touch_id, touched_at, channel, touch_type, feed, run_id)
WITH
    customer AS (
        SELECT 'c_' || lpad(CAST(thousand.place * 1000 + one.place AS varchar), 16, '0') AS customer_id
        FROM UNNEST(sequence(0, ? - 1)) AS thousand (place)
        CROSS JOIN UNNEST(sequence(1, 1000)) AS one (place)
    ),
    contact AS (
        SELECT customer.customer_id, customer.customer_id || '-' || CAST(number.place AS varchar) AS touch_id
        FROM customer
        CROSS JOIN UNNEST(sequence(1, 1 + abs(from_big_endian_64(xxhash64(to_utf8(customer.customer_id)))) % 39)) AS number (place)
    ),
    drawn AS (
        SELECT customer_id, touch_id, abs(from_big_endian_64(xxhash64(to_utf8(touch_id)))) AS draw
        FROM contact
    )
SELECT
    touch_id,
    customer_id,
    touch_id,
    date_add('second', draw / 1024 % 31536000, TIMESTAMP '2025-01-01 00:00:00 UTC'),
    element_at(
        ARRAY['email', 'search', 'display', 'social', 'direct', 'affiliate', 'referral', 'video'],
        CAST(1 + floor(8 * power((draw % 1024) / 1024E0, 2)) AS integer)
    ),
    'click',
    'test',
    'run-1'
FROM drawn
