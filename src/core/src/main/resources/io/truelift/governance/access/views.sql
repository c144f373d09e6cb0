SELECT table_schema, table_name
FROM information_schema.views
WHERE table_schema <> 'information_schema'
