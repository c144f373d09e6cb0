-- c01: two journeys that ended in an order, and two that did not; one contact was delivered twice.
-- t01 did not agree to be counted.

INSERT INTO lakehouse.governed.touch (record_id, customer_id, touch_id, touched_at, channel, touch_type, feed, run_id)
SELECT touch_id, customer_id, touch_id, from_iso8601_timestamp(touched_at), channel, 'click', 'test', 'run-1'
FROM (
    VALUES
        ('c01', 't01', '2025-04-20T10:00:00Z', 'search'),
        ('c01', 't02', '2025-04-25T10:00:00Z', 'email'),
        ('c01', 't03', '2026-01-01T10:00:00Z', 'display'),
        ('c01', 't04', '2026-03-01T10:00:00Z', 'search'),
        ('c01', 't05', '2026-03-01T10:00:00Z', 'email'),
        ('c01', 't06', '2026-03-01T10:00:00Z', 'email'),
        ('c01', 't07', '2026-03-22T10:00:00Z', 'direct'),
        ('c02', 't08', '2026-02-20T10:00:00Z', 'search'),
        ('c02', 't09', '2026-02-25T10:00:00Z', 'email'),
        ('c06', 't10', '2026-03-01T10:00:00Z', 'search'),
        ('t01', 't11', '2026-03-01T10:00:00Z', 'search')
) AS contact (customer_id, touch_id, touched_at, channel)
