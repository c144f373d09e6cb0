DELETE FROM {catalog}.{table}
