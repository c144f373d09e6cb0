-- The same people; p1 to p8 and p20 to p39 live in France. A last one, p61, never said a word.
INSERT INTO lakehouse.governed.customer (
    customer_id, given_name, country, record_count, feeds,
    consent_analytics, consent_personalization, consent_marketing_email, consent_advertising, run_id
)
SELECT 'p' || CAST(person AS varchar), 'Ada', IF(person <= 8 OR person BETWEEN 20 AND 39, 'France', 'Spain'), 1, ARRAY['words'], false, false, false, false, 'run-1'
FROM UNNEST(sequence(1, 61)) AS people (person)
