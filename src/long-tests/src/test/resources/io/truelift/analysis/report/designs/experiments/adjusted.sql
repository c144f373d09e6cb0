-- title: adjusted
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics: {primary: spend, secondary: [buyers, per_order]}
-- adjustment: {method: cuped, pre_days: 28}
-- dimensions: [shop]
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at, feed AS shop
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
