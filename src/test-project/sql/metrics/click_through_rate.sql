-- title: Click-through rate
-- description: Clicks in e-mails per e-mail sent.
-- owner: crm
-- kind: ratio
-- unit: clicks per e-mail
-- direction: increase

SELECT
    customer_id,
    occurred_at,
    CAST(IF(event_type = 'email_click', 1, 0) AS decimal(18, 4)) AS numerator,
    CAST(IF(event_type = 'email_sent', 1, 0) AS decimal(18, 4)) AS denominator
FROM lakehouse.governed.event
WHERE event_type IN ('email_sent', 'email_click')
