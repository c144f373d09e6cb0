-- title: zones
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics: {primary: spend}
-- window_days: 14
-- time_zone: Asia/Tokyo
-- start: 2023-02-10
-- end: 2023-02-11
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
