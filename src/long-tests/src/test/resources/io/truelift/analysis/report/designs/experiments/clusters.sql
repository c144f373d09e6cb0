-- title: clusters
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- design: cluster
-- cluster: shop
-- metrics: {primary: spend, secondary: [buyers, per_order]}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at, feed AS shop
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
