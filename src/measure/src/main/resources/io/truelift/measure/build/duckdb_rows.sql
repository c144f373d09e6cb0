-- What:  rows of every file that was written
-- Grain: a file
SELECT parse_filename(file_name, true) AS name, num_rows AS row_count
FROM parquet_file_metadata('{out}/*.parquet')
ORDER BY name;
