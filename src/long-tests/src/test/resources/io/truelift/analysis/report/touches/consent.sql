-- Nine customers in ten agreed to advertising, nineteen in twenty to being counted.

INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted)
WITH
    customer AS (
        SELECT thousand.place * 1000 + one.place AS place, 'c_' || lpad(CAST(thousand.place * 1000 + one.place AS varchar), 16, '0') AS customer_id
        FROM UNNEST(sequence(0, ? - 1)) AS thousand (place)
        CROSS JOIN UNNEST(sequence(1, 1000)) AS one (place)
    )
SELECT customer.customer_id, word.purpose, customer.place % word.one_in > 0
FROM customer
CROSS JOIN (VALUES ('advertising', 10), ('analytics', 20)) AS word (purpose, one_in)
