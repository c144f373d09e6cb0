-- title: looks
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics: {primary: spend}
-- stopping: {rule: at_looks, spending: obrien_fleming, looks: [0.5, 1], units: 10}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
