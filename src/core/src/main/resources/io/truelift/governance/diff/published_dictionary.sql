SELECT table_name, column_name, data_type, description, owner, classification, purposes, table_description, grain
FROM governance.dictionary
ORDER BY table_name, position
