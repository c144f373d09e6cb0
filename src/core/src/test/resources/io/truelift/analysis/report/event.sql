-- The newest action is of 31 March 2026, 11:00.

INSERT INTO lakehouse.governed.event (record_id, customer_id, event_id, occurred_at, event_type, feed, run_id)
SELECT event_id, customer_id, event_id, from_iso8601_timestamp(occurred_at), event_type, 'test', 'run-1'
FROM (
    VALUES
        ('c06', 'v01', '2026-03-20T10:00:00Z', 'visit'),
        ('c07', 'v02', '2026-03-21T09:00:00Z', 'visit'),
        ('c07', 'v03', '2026-03-21T10:00:00Z', 'view'),
        ('c05', 'v04', '2026-03-31T11:00:00Z', 'add_to_cart'),
        ('c08', 'v05', '2026-03-28T10:00:00Z', 'add_to_cart'),
        ('c02', 'v06', '2026-02-01T10:00:00Z', 'add_to_cart'),
        ('c10', 'v07', '2026-03-29T10:00:00Z', 'add_to_cart'),
        ('c03', 'v08', '2026-03-30T10:00:00Z', 'email_sent'),
        ('c03', 'v09', '2026-03-30T10:00:00Z', 'email_sent'),
        ('c01', 'v10', '2025-06-01T10:00:00Z', 'email_sent'),
        ('c01', 'v11', '2025-06-01T11:00:00Z', 'email_click'),
        (NULL, 'v12', '2026-03-30T10:00:00Z', 'visit')
) AS action (customer_id, event_id, occurred_at, event_type)
