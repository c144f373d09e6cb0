-- Twelve met both experiments, three in each pair of variants: cc1 is the first of control and control, tc1 of treatment and control.
-- a1 to a4 met the first only, b1 and b2 the second only; s1 met both variants of the first; r1 refused.

INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, feed, run_id)
SELECT customer_id || experiment || variant, customer_id, experiment, variant, TIMESTAMP '2023-02-10 00:00:00 UTC', 'test', 'run-1'
FROM (
    VALUES
        ('cc1', 'first', 'control'),
        ('cc1', 'second', 'control'),
        ('cc2', 'first', 'control'),
        ('cc2', 'second', 'control'),
        ('cc3', 'first', 'control'),
        ('cc3', 'second', 'control'),
        ('tc1', 'first', 'treatment'),
        ('tc1', 'second', 'control'),
        ('tc2', 'first', 'treatment'),
        ('tc2', 'second', 'control'),
        ('tc3', 'first', 'treatment'),
        ('tc3', 'second', 'control'),
        ('ct1', 'first', 'control'),
        ('ct1', 'second', 'treatment'),
        ('ct2', 'first', 'control'),
        ('ct2', 'second', 'treatment'),
        ('ct3', 'first', 'control'),
        ('ct3', 'second', 'treatment'),
        ('tt1', 'first', 'treatment'),
        ('tt1', 'second', 'treatment'),
        ('tt2', 'first', 'treatment'),
        ('tt2', 'second', 'treatment'),
        ('tt3', 'first', 'treatment'),
        ('tt3', 'second', 'treatment'),
        ('a1', 'first', 'control'),
        ('a2', 'first', 'control'),
        ('a3', 'first', 'treatment'),
        ('a4', 'first', 'treatment'),
        ('b1', 'second', 'control'),
        ('b2', 'second', 'treatment'),
        ('s1', 'first', 'control'),
        ('s1', 'first', 'treatment'),
        ('s1', 'second', 'control'),
        ('r1', 'first', 'treatment'),
        ('r1', 'second', 'treatment')
) AS met (customer_id, experiment, variant)
