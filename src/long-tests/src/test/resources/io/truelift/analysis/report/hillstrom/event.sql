-- 2,262, 3,894 and 3,238 visits.

INSERT INTO lakehouse.governed.event (record_id, customer_id, event_id, occurred_at, event_type, feed, run_id)
SELECT 'v' || exposure.customer_id, exposure.customer_id, 'v' || exposure.customer_id, TIMESTAMP '2008-03-21 00:00:00 UTC', 'visit', 'test', 'run-1'
FROM lakehouse.governed.exposure
JOIN (VALUES ('none', 2262), ('mens', 3894), ('womens', 3238)) AS arm (variant, visits) ON arm.variant = exposure.variant
WHERE CAST(replace(exposure.customer_id, exposure.variant) AS integer) <= arm.visits
