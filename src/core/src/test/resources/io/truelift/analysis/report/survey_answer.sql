-- q01 answers on satisfaction 26 times: 12 on product a, 11 on b, 3 on c, every second one with 5, the others with 3.
-- c09 did not agree to be counted, and one answer names nobody.

INSERT INTO lakehouse.governed.survey_answer (
    record_id, customer_id, answer_id, survey, question, score, answered_at, channel, product, feed, run_id
)
SELECT
    'q' || CAST(place AS varchar), 'q01', 'q' || CAST(place AS varchar), 'shop', 'csat', IF(place % 2 = 0, 5, 3),
    TIMESTAMP '2023-05-31 23:30:00 UTC', IF(place <= 13, 'web', 'app'), CASE WHEN place <= 12 THEN 'a' WHEN place <= 23 THEN 'b' ELSE 'c' END, 'test', 'run-1'
FROM UNNEST(sequence(1, 26)) AS answer (place)
UNION ALL
VALUES
    ('q27', 'c09', 'q27', 'shop', 'csat', 1, TIMESTAMP '2023-05-31 23:30:00 UTC', 'web', 'a', 'test', 'run-1'),
    ('q28', NULL, 'q28', 'shop', 'csat', 1, TIMESTAMP '2023-05-31 23:30:00 UTC', 'web', 'a', 'test', 'run-1')
