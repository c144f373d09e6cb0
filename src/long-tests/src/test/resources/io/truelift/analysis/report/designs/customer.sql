-- The eight customers; nothing is known of the country of d08.

INSERT INTO lakehouse.governed.customer (
    customer_id, given_name, family_name, gender, country, income_band, record_count, feeds,
    consent_analytics, consent_personalization, consent_marketing_email, consent_advertising, run_id
)
SELECT customer_id, 'Ada', 'Lovelace', 'female', country, 'high', 1, ARRAY['test'], true, true, true, true, 'run-1'
FROM (
    VALUES
        ('d01', 'France'),
        ('d02', 'Spain'),
        ('d03', 'France'),
        ('d04', 'Spain'),
        ('d05', 'France'),
        ('d06', 'Spain'),
        ('d07', 'France'),
        ('d08', NULL)
) AS person (customer_id, country)
