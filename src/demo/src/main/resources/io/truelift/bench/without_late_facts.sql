ALTER TABLE lakehouse.governed.order_line EXECUTE rollback_to_snapshot({snapshot})
