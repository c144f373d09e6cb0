-- title: What the newsletter brings
-- hypothesis: >
--   More people buy within three months when the newsletter reaches them than when it does not. Half of
--   those whom it is for get none. It measures what e-mail causes, and so calibrates the channel in
--   sql/attribution/journeys.sql.
-- owner: crm
-- purpose: marketing_email
-- control: control
-- variants:
--   control: {title: No newsletter, share: 0.5}
--   newsletter: {title: Newsletter every four weeks, share: 0.5}
-- metrics:
--   primary: conversion
--   secondary: [revenue_in_pounds, orders_per_customer]
-- window_days: 90
-- alpha: 0.05
-- power: 0.8
-- minimum_effect: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'newsletter_holdout'
