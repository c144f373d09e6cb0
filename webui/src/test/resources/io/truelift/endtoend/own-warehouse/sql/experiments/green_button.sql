-- title: A green button
-- hypothesis: A green button makes more people order than a grey one.
-- owner: shop
-- purpose: analytics
-- control: grey
-- variants:
--   grey: {title: Grey button, share: 0.5}
--   green: {title: Green button, share: 0.5}
-- metrics:
--   primary: ordered
--   secondary: [spent]
-- window_days: 14
-- alpha: 0.05
-- power: 0.8
-- minimum_effect: 0.05

SELECT customer_id, colour AS variant, seen_at AS exposed_at
FROM lakehouse.shop.exposures
