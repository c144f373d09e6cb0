CREATE SCHEMA IF NOT EXISTS {catalog}.{namespace}
