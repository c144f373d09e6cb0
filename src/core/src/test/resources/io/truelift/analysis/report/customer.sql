INSERT INTO lakehouse.governed.customer (
    customer_id, given_name, family_name, country, income_band, record_count, feeds,
    consent_analytics, consent_personalization, consent_marketing_email, consent_advertising, run_id
)
SELECT customer_id, 'Ada', 'Lovelace', 'United Kingdom', 'high', 1, ARRAY['test'], true, true, true, true, 'run-1'
FROM (
    VALUES
        'c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'c08', 'c09', 'c10', 'c11', 'c12', 'c13', 'c14', 'c15', 'c16',
        'e01', 'e02', 'e03', 'e04', 'e05', 'e06', 'e07', 'e08', 'q01', 't01'
) AS person (customer_id)
