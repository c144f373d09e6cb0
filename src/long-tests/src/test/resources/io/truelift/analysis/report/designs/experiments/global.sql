-- title: global
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- design: holdout
-- control: held_out
-- variants:
--   held_out: {title: Held out, share: 0.1}
--   served: {title: Served, share: 0.9}
-- metrics: {primary: spend}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'global'
