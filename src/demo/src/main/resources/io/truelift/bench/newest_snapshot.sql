SELECT snapshot_id FROM lakehouse.governed."order_line$refs" WHERE name = 'main'
