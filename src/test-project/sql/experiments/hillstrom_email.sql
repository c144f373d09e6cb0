-- title: Which e-mail brings customers back?
-- hypothesis: >
--   An e-mail that shows merchandise brings more of last year's customers back to the site within
--   two weeks than no e-mail does.
-- owner: crm
-- purpose: analytics
-- unit: customer
-- design: ab
-- control: none
-- variants:
--   none: {title: No e-mail, share: 1/3}
--   mens: {title: E-mail with men's merchandise, share: 1/3}
--   womens: {title: E-mail with women's merchandise, share: 1/3}
-- metrics:
--   primary: visit
--   secondary: [conversion, revenue_per_customer]
-- direction: increase
-- window_days: 14
-- alpha: 0.05
-- power: 0.8
-- minimum_effect: 0.05
-- adjustment: {method: cuped, covariates: [history]}
-- correction: holm
-- dimensions: [channel, history_segment]

SELECT
    exposure.customer_id,
    exposure.variant,
    exposure.exposed_at,
    customer.acquisition_channel AS channel,
    CASE
        WHEN customer.history_value < 100 THEN '1: below 100'
        WHEN customer.history_value < 200 THEN '2: 100 to 200'
        WHEN customer.history_value < 350 THEN '3: 200 to 350'
        WHEN customer.history_value < 500 THEN '4: 350 to 500'
        WHEN customer.history_value < 750 THEN '5: 500 to 750'
        WHEN customer.history_value < 1000 THEN '6: 750 to 1,000'
        ELSE '7: 1,000 and more'
    END AS history_segment,
    customer.history_value AS history
FROM lakehouse.governed.exposure
LEFT JOIN lakehouse.governed.customer ON customer.customer_id = exposure.customer_id
WHERE exposure.experiment = 'hillstrom_email'
