customer_id IN (SELECT agreed.customer_id FROM {catalog}.governed.consent agreed WHERE agreed.purpose = '{purpose}' AND agreed.granted)
