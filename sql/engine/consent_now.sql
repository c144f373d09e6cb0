-- title: Consent now
-- description: For each purpose of which somebody spoke, people whose grant holds and people who said no or whose grant ran out.

WITH
    parameter AS (
        SELECT '9999-12-31T00:00:00Z' AS measured_at
    ),
    word AS (
        SELECT
            consent.purpose,
            consent.granted
            AND (consent.expires_at IS NULL OR consent.expires_at > from_iso8601_timestamp_nanos(parameter.measured_at)) AS holds
        FROM lakehouse.governed.consent
        JOIN lakehouse.governed.customer ON customer.customer_id = consent.customer_id
        CROSS JOIN parameter
    )
SELECT purpose, count_if(holds) AS agreed, count_if(NOT holds) AS refused
FROM word
GROUP BY purpose
