DELETE FROM query_event WHERE asked_at < now() - interval '400 days'
