SELECT DISTINCT person FROM query_event WHERE asked_at >= :since ORDER BY person
