INSERT INTO query_read (event_id, table_name, columns_read, masked) VALUES (?, ?, ?, ?)
