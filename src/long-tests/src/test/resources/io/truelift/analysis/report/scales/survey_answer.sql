-- In each variant the answers 5, 4, 9, 2 and 0 to a question from 1 to 5, and to one from 0 to 10 those beside them.

INSERT INTO lakehouse.governed.survey_answer (record_id, customer_id, answer_id, question, answered_at, score, feed, run_id)
SELECT variant || person || question, variant || person, variant || person || question, question, TIMESTAMP '2023-02-12 00:00:00 UTC', score, 'test', 'run-1'
FROM (VALUES ('c'), ('t')) AS arm (variant)
CROSS JOIN (
    VALUES
        ('1', 'csat', 5), ('2', 'csat', 4), ('3', 'csat', 9), ('4', 'csat', 2), ('5', 'csat', 0),
        ('1', 'nps', 10), ('2', 'nps', 11), ('3', 'nps', 6), ('4', 'nps', 9), ('5', 'nps', -1)
) AS answer (person, question, score)
