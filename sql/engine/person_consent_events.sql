-- title: Words of a person on consent
-- description: Every word of the person on every purpose, the newest first.

WITH
    parameter AS (
        SELECT 'c_1' AS customer_id
    )
SELECT
    consent_history.event_at,
    consent_history.purpose,
    consent_history.event_state,
    consent_history.granted_after,
    coalesce(consent_history.method, '') AS method,
    consent_history.source,
    coalesce(consent_history.notice_version, '') AS notice_version,
    coalesce(consent_history.jurisdiction, '') AS jurisdiction,
    consent_history.feed
FROM lakehouse.governed.consent_history
JOIN parameter ON parameter.customer_id = consent_history.customer_id
ORDER BY consent_history.event_at DESC, consent_history.purpose, consent_history.position DESC
