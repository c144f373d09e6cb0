SELECT pg_advisory_unlock(hashtext('truelift build'))
