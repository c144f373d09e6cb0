-- title: Welcome page chosen for the visitor
-- hypothesis: >
--   A welcome page that follows what a visitor looked at before brings people back more often than
--   the same page for all, and leaves them at least as satisfied.
-- owner: product
-- purpose: personalization
-- control: control
-- variants:
--   control: {title: The same page for all, share: 0.5}
--   personalized: {title: Page chosen for the visitor, share: 0.5}
-- metrics:
--   primary: visits_per_customer
--   secondary: [revenue_per_customer, conversion, retention]
--   guardrail: [satisfaction]
-- window_days: 28
-- alpha: 0.05

SELECT customer_id, variant, exposed_at
FROM lakehouse.governed.exposure
WHERE experiment = 'welcome_personalization'
