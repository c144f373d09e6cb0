-- Answers to two questions after the exposure.

INSERT INTO lakehouse.governed.survey_answer (record_id, customer_id, answer_id, question, answered_at, score, feed, run_id)
SELECT answer_id, customer_id, answer_id, question, TIMESTAMP '2023-02-12 00:00:00 UTC', score, 'test', 'run-1'
FROM (
    VALUES
        ('d01', 's1', 'csat', 5), ('d02', 's2', 'csat', 3), ('d03', 's3', 'csat', 4), ('d03', 's4', 'csat', 1),
        ('d05', 's5', 'csat', 5), ('d06', 's6', 'csat', 4), ('d07', 's7', 'csat', 2),
        ('d01', 's8', 'nps', 10), ('d02', 's9', 'nps', 6), ('d03', 's10', 'nps', 8),
        ('d05', 's11', 'nps', 9), ('d06', 's12', 'nps', 9), ('d07', 's13', 'nps', 0)
) AS answer (customer_id, answer_id, question, score)
