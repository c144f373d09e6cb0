-- title: answers
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics: {primary: satisfied, secondary: [satisfied_to_nine, mean_answer, promoters]}
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'answers'
