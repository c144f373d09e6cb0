-- title: plain
-- hypothesis: Something happens.
-- owner: test
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: Control, share: 0.5}
--   treatment: {title: Treatment, share: 0.5}
-- metrics:
--   primary: spend
--   secondary: [orders, buyers, spend_high, spend_high_buyers, order_median, back_on_day_8, back_later, cups, per_order, csat, csat_score, nps, broken, goods]
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'plain'
