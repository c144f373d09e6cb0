SELECT DISTINCT person FROM query_event WHERE asked_at >= ? ORDER BY person
