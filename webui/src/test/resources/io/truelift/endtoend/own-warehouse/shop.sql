CREATE SCHEMA lakehouse.shop;
CREATE TABLE lakehouse.shop.exposures AS
SELECT
    user_id,
    IF(user_id % 2 = 0, 'green', 'grey') AS colour,
    CAST(TIMESTAMP '2026-03-01 10:00:00 UTC' + user_id * INTERVAL '1' MINUTE AS timestamp(6) with time zone) AS seen_at
FROM UNNEST(sequence(1, 400)) AS person (user_id);
CREATE TABLE lakehouse.shop.orders AS
SELECT
    format('%s-1', user_id) AS order_number,
    CAST(user_id AS varchar) AS customer_id,
    CAST(TIMESTAMP '2026-03-03 10:00:00 UTC' AS timestamp(6) with time zone) AS ordered_at,
    CAST(10 AS decimal(12, 2)) AS amount
FROM UNNEST(sequence(1, 400)) AS person (user_id)
WHERE user_id % 5 = 0 OR user_id % 6 = 0 OR user_id = 13;
CREATE TABLE lakehouse.shop.consents AS
SELECT
    user_id,
    user_id % 10 <> 3 AS agreed,
    CAST(TIMESTAMP '2026-02-01 10:00:00 UTC' AS timestamp(6) with time zone) AS said_at
FROM UNNEST(sequence(1, 400)) AS person (user_id);
