CREATE TABLE IF NOT EXISTS {catalog}.{table} ({columns}) WITH (format_version = 2)
