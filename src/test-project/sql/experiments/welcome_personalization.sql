-- title: Welcome page chosen for the visitor
-- hypothesis: >
--   A welcome page that follows what a visitor looked at before brings people back more often than
--   the same page for all, and leaves them at least as satisfied.
-- owner: product
-- purpose: personalization
-- unit: customer
-- design: ab
-- control: control
-- variants:
--   control: {title: The same page for all, share: 0.5}
--   personalized: {title: Page chosen for the visitor, share: 0.5}
-- metrics:
--   primary: visits_per_customer
--   secondary: [revenue_per_customer, conversion, retention]
--   guardrail: [{metric: satisfaction, relative_margin: 0.05}]
-- window_days: 28
-- alpha: 0.05
-- power: 0.8
-- minimum_effect: 0.05
-- adjustment: {method: cuped, pre_days: 28}
-- dimensions: [loyalty_tier]
-- rollback: Product turns the flag welcome_page off; everybody has the common page from their next visit on.

SELECT exposure.customer_id, exposure.variant, exposure.exposed_at, customer.loyalty_tier
FROM lakehouse.governed.exposure
LEFT JOIN lakehouse.governed.customer ON customer.customer_id = exposure.customer_id
WHERE exposure.experiment = 'welcome_personalization'
