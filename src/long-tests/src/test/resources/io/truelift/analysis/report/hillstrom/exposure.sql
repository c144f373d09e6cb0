-- As many units per arm as in Hillstrom's data: 21,306 without an e-mail, 21,307 men's, 21,387 women's.

INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, feed, run_id)
SELECT
    arm.variant || CAST(hundreds.place * 100 + ones.place AS varchar), arm.variant || CAST(hundreds.place * 100 + ones.place AS varchar),
    'hillstrom_email', arm.variant, TIMESTAMP '2008-03-20 00:00:00 UTC', 'test', 'run-1'
FROM (VALUES ('none', 21306), ('mens', 21307), ('womens', 21387)) AS arm (variant, units)
CROSS JOIN UNNEST(sequence(0, 213)) AS hundreds (place)
CROSS JOIN UNNEST(sequence(1, 100)) AS ones (place)
WHERE hundreds.place * 100 + ones.place <= arm.units
