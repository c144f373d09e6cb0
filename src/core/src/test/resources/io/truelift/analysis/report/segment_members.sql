SELECT segment, customer_id, evaluated_at
FROM lakehouse.analytics.segment_member
ORDER BY segment, evaluated_at, customer_id
