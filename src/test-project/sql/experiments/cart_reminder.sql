-- title: Reminder of a forgotten cart
-- hypothesis: >
--   A friendly reminder a day after a cart was left makes more people finish their order, and does
--   not make them send more back.
-- owner: crm
-- purpose: analytics
-- control: control
-- variants:
--   control: {title: No reminder, share: 0.5}
--   reminder: {title: Reminder after a day, share: 0.5}
-- metrics:
--   primary: conversion
--   secondary: [revenue_per_customer, revenue_winsorised, average_order_value, order_value_median]
--   guardrail: [returned_share]
-- window_days: 14
-- alpha: 0.05
-- power: 0.8
-- minimum_effect: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'cart_reminder'
