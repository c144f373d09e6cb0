-- title: groups
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- design: observational
-- variants:
--   control: {title: One}
--   treatment: {title: Other}
-- metrics: {primary: spend, secondary: [csat]}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
