-- One order each, a day after.

INSERT INTO lakehouse.governed.order_line (
    record_id, customer_id, order_id, ordered_at, product_id, quantity, unit_price, amount, currency, is_cancellation, feed, run_id
)
SELECT 'o' || customer_id, customer_id, 'o' || customer_id, TIMESTAMP '2023-02-11 00:00:00 UTC', 'tea', 1, amount, amount, 'GBP', false, 'test', 'run-1'
FROM (
    VALUES
        ('cc1', DECIMAL '1.0000'),
        ('cc2', DECIMAL '2.0000'),
        ('cc3', DECIMAL '3.0000'),
        ('tc1', DECIMAL '3.0000'),
        ('tc2', DECIMAL '4.0000'),
        ('tc3', DECIMAL '5.0000'),
        ('ct1', DECIMAL '2.0000'),
        ('ct2', DECIMAL '3.0000'),
        ('ct3', DECIMAL '4.0000'),
        ('tt1', DECIMAL '11.0000'),
        ('tt2', DECIMAL '12.0000'),
        ('tt3', DECIMAL '13.0000'),
        ('a1', DECIMAL '50.0000'),
        ('a2', DECIMAL '50.0000'),
        ('a3', DECIMAL '50.0000'),
        ('a4', DECIMAL '50.0000'),
        ('b1', DECIMAL '70.0000'),
        ('b2', DECIMAL '70.0000'),
        ('s1', DECIMAL '1000.0000'),
        ('r1', DECIMAL '1000.0000')
) AS line (customer_id, amount)
