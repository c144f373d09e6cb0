SELECT coalesce(sum(lost), 0) FROM query_gap
