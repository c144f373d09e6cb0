-- After the exposure: d01 buys for 10 and 20, d03 for 40, d04 for 30; d05 for 100, d06 for 5 and 5, d08 for 1000.
-- In the four weeks before: d01 for 8, d03 for 35, d05 for 60, d08 for 500. d02 bought for 77 longer ago.

INSERT INTO lakehouse.governed.order_line (
    record_id, customer_id, order_id, ordered_at, product_id, quantity, unit_price, amount, currency, is_cancellation, feed, run_id
)
SELECT order_id, customer_id, order_id, from_iso8601_timestamp(ordered_at), product_id, 1, amount, amount, 'GBP', false, 'test', 'run-1'
FROM (
    VALUES
        ('d01', 'a1', '2023-02-11T00:00:00Z', 'tea', DECIMAL '10.0000'),
        ('d01', 'a2', '2023-02-20T00:00:00Z', 'tea', DECIMAL '20.0000'),
        ('d03', 'a3', '2023-02-12T00:00:00Z', 'cup', DECIMAL '40.0000'),
        ('d04', 'a4', '2023-02-13T00:00:00Z', 'tea', DECIMAL '30.0000'),
        ('d05', 'a5', '2023-02-11T00:00:00Z', 'cup', DECIMAL '100.0000'),
        ('d06', 'a6', '2023-02-18T00:00:00Z', 'tea', DECIMAL '5.0000'),
        ('d06', 'a7', '2023-02-19T00:00:00Z', 'tea', DECIMAL '5.0000'),
        ('d08', 'a8', '2023-02-23T00:00:00Z', 'cup', DECIMAL '1000.0000'),
        ('d01', 'b1', '2023-02-01T00:00:00Z', 'tea', DECIMAL '8.0000'),
        ('d03', 'b2', '2023-01-20T00:00:00Z', 'tea', DECIMAL '35.0000'),
        ('d05', 'b3', '2023-02-09T23:59:59Z', 'tea', DECIMAL '60.0000'),
        ('d08', 'b4', '2023-01-13T00:00:00Z', 'tea', DECIMAL '500.0000'),
        ('d02', 'b5', '2023-01-01T00:00:00Z', 'tea', DECIMAL '77.0000')
) AS line (customer_id, order_id, ordered_at, product_id, amount)
