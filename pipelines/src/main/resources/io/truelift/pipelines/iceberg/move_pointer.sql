-- Moves a table to its new metadata, if it is still where the run found it.
UPDATE iceberg_tables
SET metadata_location = ?, previous_metadata_location = ?
WHERE catalog_name = ? AND table_namespace = ? AND table_name = ? AND metadata_location = ?
