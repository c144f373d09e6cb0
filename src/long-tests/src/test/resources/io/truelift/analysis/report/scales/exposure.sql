-- Five in each variant.

INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, feed, run_id)
SELECT 'e' || customer_id, customer_id, 'answers', variant, TIMESTAMP '2023-02-10 00:00:00 UTC', 'test', 'run-1'
FROM (
    VALUES
        ('c1', 'control'), ('c2', 'control'), ('c3', 'control'), ('c4', 'control'), ('c5', 'control'),
        ('t1', 'treatment'), ('t2', 'treatment'), ('t3', 'treatment'), ('t4', 'treatment'), ('t5', 'treatment')
) AS unit (customer_id, variant)
