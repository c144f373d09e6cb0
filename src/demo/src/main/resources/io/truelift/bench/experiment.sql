-- title: {title}
-- hypothesis: >
--   None: customers of both variants are made in the same way.
-- owner: bench
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics:
--   primary: {primary}
--   secondary: [{secondary}]
-- window_days: 14
-- alpha: 0.05
-- power: 0.8
-- minimum_effect: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'bench'
