-- title: anytime
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics: {primary: spend, guardrail: [{metric: buyers, margin: 0.9}]}
-- stopping: {rule: anytime, tuning: 8}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
