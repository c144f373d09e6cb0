-- title: switchback
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- design: switchback
-- cluster: period
-- metrics: {primary: spend}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at, feed AS period
FROM lakehouse.governed.exposure
WHERE experiment = 'switch'
