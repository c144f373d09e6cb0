-- Within the days of the journeys 60 pounds on search and 30 on e-mail, and five euros; long before, a thousand on search.

INSERT INTO lakehouse.analytics.spend (record_id, spent_on, channel, amount, currency, feed, run_id)
SELECT record_id, CAST(spent_on AS date), channel, amount, currency, 'test', 'run-1'
FROM (
    VALUES
        ('s1', '2026-03-01', 'search', DECIMAL '40.0000', 'GBP'),
        ('s2', '2026-03-02', 'search', DECIMAL '20.0000', 'GBP'),
        ('s3', '2026-03-02', 'email', DECIMAL '30.0000', 'GBP'),
        ('s4', '2026-03-02', 'email', DECIMAL '5.0000', 'EUR'),
        ('s5', '2001-03-02', 'search', DECIMAL '1000.0000', 'GBP')
) AS bill (record_id, spent_on, channel, amount, currency)
