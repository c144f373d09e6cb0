-- The newest order is of 31 March 2026, 12:00. Orders of e01 to e07 are of 2023.

INSERT INTO lakehouse.governed.order_line (
    record_id, customer_id, order_id, ordered_at, product_id, quantity, unit_price, amount, currency, is_cancellation, feed, run_id
)
SELECT
    order_id || product_id, customer_id, order_id, from_iso8601_timestamp(ordered_at), product_id,
    IF(amount < 0, -1, 1), abs(CAST(amount AS decimal(18, 4))), CAST(amount AS decimal(18, 4)), 'GBP', is_cancellation, 'test', 'run-1'
FROM (
    VALUES
        ('c01', 'o01', '2025-05-01T10:00:00Z', 'p1', DECIMAL '100.00', false),
        ('c01', 'o02', '2026-03-20T10:00:00Z', 'p1', DECIMAL '50.00', false),
        ('c01', 'o03', '2026-03-25T10:00:00Z', 'p1', DECIMAL '-20.00', true),
        ('c02', 'o04', '2026-03-01T15:00:00Z', 'p1', DECIMAL '30.00', false),
        ('c03', 'o05', '2025-10-01T10:00:00Z', 'p1', DECIMAL '40.00', false),
        ('c04', 'o06', '2024-01-01T10:00:00Z', 'p1', DECIMAL '250.00', false),
        ('c04', 'o07', '2024-02-01T10:00:00Z', 'p1', DECIMAL '250.00', false),
        ('c05', 'o08', '2026-03-31T12:00:00Z', 'p1', DECIMAL '10.00', false),
        ('c05', 'o08', '2026-03-31T12:00:00Z', 'p2', DECIMAL '5.00', false),
        ('c09', 'o09', '2026-03-05T10:00:00Z', 'p1', DECIMAL '70.00', false),
        (NULL, 'o10', '2026-03-30T10:00:00Z', 'p1', DECIMAL '9.00', false),
        ('c11', 'o11', '2025-12-15T10:00:00Z', 'p1', DECIMAL '1.00', false),
        ('c12', 'o12', '2025-12-15T10:00:00Z', 'p1', DECIMAL '2.00', false),
        ('c13', 'o13', '2025-12-15T10:00:00Z', 'p1', DECIMAL '3.00', false),
        ('c14', 'o14', '2025-12-15T10:00:00Z', 'p1', DECIMAL '4.00', false),
        ('c15', 'o15', '2025-12-15T10:00:00Z', 'p1', DECIMAL '5.00', false),
        ('c16', 'o16', '2025-12-15T10:00:00Z', 'p1', DECIMAL '6.00', false),
        ('e01', 'o21', '2023-01-10T00:00:00Z', 'p1', DECIMAL '10.00', false),
        ('e01', 'o22', '2023-01-24T00:00:00Z', 'p1', DECIMAL '99.00', false),
        ('e02', 'o23', '2023-01-09T23:59:59Z', 'p1', DECIMAL '50.00', false),
        ('e03', 'o24', '2023-01-12T00:00:00Z', 'p1', DECIMAL '20.50', false),
        ('e03', 'o25', '2023-01-13T00:00:00Z', 'p1', DECIMAL '-0.50', true),
        ('e04', 'o26', '2023-01-20T00:00:00Z', 'p1', DECIMAL '30.25', false),
        ('e05', 'o27', '2023-01-12T00:00:00Z', 'p1', DECIMAL '80.00', false),
        ('e06', 'o28', '2023-01-12T00:00:00Z', 'p1', DECIMAL '7.00', false),
        ('e07', 'o29', '2023-01-25T00:00:00Z', 'p1', DECIMAL '60.00', false)
) AS line (customer_id, order_id, ordered_at, product_id, amount, is_cancellation)
