-- Who agreed to what. c09 refused, c10 never said a word, t01 agreed to advertising alone.
-- e01 to e08 are units of an experiment, q01 answers surveys, c11 to c16 bought once.

INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, run_id)
SELECT customer_id, purpose, granted, TIMESTAMP '2022-01-01 00:00:00 UTC', 'test', 'run-1'
FROM (
    VALUES
        ('c01', 'analytics', true), ('c02', 'analytics', true), ('c03', 'analytics', true), ('c04', 'analytics', true),
        ('c05', 'analytics', true), ('c06', 'analytics', true), ('c07', 'analytics', true), ('c08', 'analytics', true),
        ('c09', 'analytics', false),
        ('c11', 'analytics', true), ('c12', 'analytics', true), ('c13', 'analytics', true), ('c14', 'analytics', true),
        ('c15', 'analytics', true), ('c16', 'analytics', true),
        ('e01', 'analytics', true), ('e02', 'analytics', true), ('e03', 'analytics', true), ('e04', 'analytics', true),
        ('e05', 'analytics', true), ('e07', 'analytics', true), ('e08', 'analytics', true),
        ('q01', 'analytics', true),
        ('c03', 'personalization', true), ('c04', 'personalization', true), ('c05', 'personalization', true),
        ('c08', 'personalization', true),
        ('c01', 'advertising', true), ('c02', 'advertising', true), ('c03', 'advertising', true), ('c06', 'advertising', true),
        ('t01', 'advertising', true)
) AS word (customer_id, purpose, granted)
