-- title: Which e-mail brings customers back?
-- hypothesis: >
--   An e-mail that shows merchandise brings more of last year's customers back to the site within
--   two weeks than no e-mail does.
-- owner: crm
-- purpose: analytics
-- control: none
-- variants:
--   none: {title: No e-mail, share: 1/3}
--   mens: {title: E-mail with men's merchandise, share: 1/3}
--   womens: {title: E-mail with women's merchandise, share: 1/3}
-- metrics:
--   primary: visit
--   secondary: [conversion, revenue_per_customer]
-- window_days: 14
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'hillstrom_email'
