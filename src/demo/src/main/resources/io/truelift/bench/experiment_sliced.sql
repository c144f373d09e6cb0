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
-- dimensions: [country, area_type, acquisition_channel, loyalty_tier, preferred_channel]

SELECT
    exposure.customer_id,
    exposure.variant,
    exposure.exposed_at,
    customer.country,
    customer.area_type,
    customer.acquisition_channel,
    customer.loyalty_tier,
    customer.preferred_channel
FROM lakehouse.governed.exposure
LEFT JOIN lakehouse.governed.customer ON customer.customer_id = exposure.customer_id
WHERE exposure.experiment = 'bench'
