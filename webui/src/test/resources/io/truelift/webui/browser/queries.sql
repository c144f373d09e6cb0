-- What people read lately: an analyst, somebody of the governance team, a signed-off question, and the suite itself.
WITH event AS (
    INSERT INTO query_event (query_id, asked_at, ended_at, person, source, state, message, sql, rows_out)
    SELECT
        'q' || number, now() - number * interval '1 hour', now() - number * interval '1 hour' + interval '2 seconds',
        (ARRAY['analyst', 'analyst', 'governance', 'question/segments/well_off', 'truelift'])[1 + number % 5],
        'truelift', 'FINISHED', '', 'SELECT country, count(*) FROM lakehouse.governed.customer GROUP BY country', number
    FROM generate_series(1, 60) AS numbers (number)
    RETURNING id
)
INSERT INTO query_read (event_id, table_name, columns_read, masked)
SELECT id, 'governed.customer', ARRAY['country', 'given_name'], ARRAY['given_name'] FROM event
UNION ALL
SELECT id, 'governed.order_line', ARRAY['amount', 'customer_id'], ARRAY[]::text[] FROM event WHERE id % 2 = 0;

INSERT INTO query_event (query_id, asked_at, ended_at, person, source, state, message, sql, rows_out)
VALUES ('refused', now(), now(), 'analyst', 'trino-cli', 'REFUSED', 'Access Denied: Cannot select from table lakehouse.raw.customer_record', 'SELECT email_address FROM lakehouse.raw.customer_record', 0);

-- An edit of the dictionary that waits for a second person.
WITH proposal AS (
    INSERT INTO dictionary_proposal (made_at, made_by, table_name, reason)
    VALUES ('2026-11-18 09:00:00Z', 'governance', 'governed.touch', 'People asked what a campaign is')
    RETURNING id
)
INSERT INTO dictionary_proposal_edit (proposal_id, position, column_name, field, value_before, value_after)
SELECT id, 0, 'campaign', 'DESCRIPTION', 'Campaign that the contact belongs to.', 'Campaign that the contact belongs to, as the channel calls it.'
FROM proposal;
