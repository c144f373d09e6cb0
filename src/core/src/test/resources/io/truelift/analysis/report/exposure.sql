-- e05 met both variants, e06 did not agree to be counted, e07 met the control twice.

INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, feed, run_id)
SELECT customer_id || exposed_at, customer_id, 'cart_reminder', variant, from_iso8601_timestamp(exposed_at), 'test', 'run-1'
FROM (
    VALUES
        ('e01', 'control', '2023-01-10T00:00:00Z'),
        ('e02', 'control', '2023-01-10T00:00:00Z'),
        ('e03', 'reminder', '2023-01-10T00:00:00Z'),
        ('e04', 'reminder', '2023-01-10T00:00:00Z'),
        ('e05', 'control', '2023-01-10T00:00:00Z'),
        ('e05', 'reminder', '2023-01-11T00:00:00Z'),
        ('e06', 'reminder', '2023-01-10T00:00:00Z'),
        ('e07', 'control', '2023-01-10T00:00:00Z'),
        ('e07', 'control', '2023-01-15T00:00:00Z'),
        ('e08', 'reminder', '2023-01-10T00:00:00Z')
) AS met (customer_id, variant, exposed_at)
