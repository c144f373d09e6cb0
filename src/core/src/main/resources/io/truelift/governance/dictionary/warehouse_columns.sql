SELECT table_schema || '.' || table_name AS table_name, column_name, data_type
FROM information_schema.columns
WHERE table_schema NOT IN ('information_schema', 'system')
ORDER BY table_name, ordinal_position
