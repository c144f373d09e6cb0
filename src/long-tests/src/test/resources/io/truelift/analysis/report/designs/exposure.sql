-- Eight customers, four of each variant; in "meets" d03 met the other variant too, and "stranger" brings one nobody planned.
-- The feed is the shop, or the period, that was randomised.

INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, feed, run_id)
SELECT experiment || customer_id || exposed_at, customer_id, experiment, variant, from_iso8601_timestamp(exposed_at), feed, 'run-1'
FROM (
    VALUES
        ('d01', 'plain', 'control', '2023-02-10T00:00:00Z', 'north'),
        ('d02', 'plain', 'control', '2023-02-10T00:00:00Z', 'north'),
        ('d03', 'plain', 'control', '2023-02-10T00:00:00Z', 'south'),
        ('d04', 'plain', 'control', '2023-02-10T23:30:00Z', 'south'),
        ('d05', 'plain', 'treatment', '2023-02-10T00:00:00Z', 'east'),
        ('d06', 'plain', 'treatment', '2023-02-10T00:00:00Z', 'east'),
        ('d07', 'plain', 'treatment', '2023-02-10T00:00:00Z', 'west'),
        ('d08', 'plain', 'treatment', '2023-02-10T00:00:00Z', 'west'),
        ('d03', 'meets', 'control', '2023-02-10T00:00:00Z', 'south'),
        ('d03', 'meets', 'treatment', '2023-02-11T00:00:00Z', 'south'),
        ('d08', 'global', 'held_out', '2023-01-01T00:00:00Z', ''),
        ('d09', 'global', 'served', '2023-01-01T00:00:00Z', ''),
        ('d01', 'stranger', 'control', '2023-02-10T00:00:00Z', ''),
        ('d02', 'stranger', 'surprise', '2023-02-10T00:00:00Z', ''),
        ('d01', 'switch', 'control', '2023-02-10T00:00:00Z', 'p1'),
        ('d01', 'switch', 'treatment', '2023-02-20T00:00:00Z', 'p2'),
        ('d03', 'switch', 'control', '2023-02-11T00:00:00Z', 'p1'),
        ('d05', 'switch', 'treatment', '2023-02-20T00:00:00Z', 'p2'),
        ('d06', 'switch', 'control', '2023-03-01T00:00:00Z', 'p3'),
        ('d07', 'switch', 'treatment', '2023-03-05T00:00:00Z', 'p4')
) AS met (customer_id, experiment, variant, exposed_at, feed)
