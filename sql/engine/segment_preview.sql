-- title: A look at a segment
-- description: >
--   The first twenty members by pseudonym, with what may be shown of them. A column that the
--   dictionary calls personal or sensitive is left out by the suite, were it named here.
-- slots: [member]

WITH
    parameter AS (
        SELECT 'analytics' AS purpose
    ),
    member AS (
        SELECT customer_id
        FROM lakehouse.governed.customer
    ),
    agreed AS (
        SELECT DISTINCT consent.customer_id
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE consent.granted
    ),
    agreed_member AS (
        SELECT DISTINCT member.customer_id
        FROM member
        JOIN agreed ON agreed.customer_id = member.customer_id
    )
SELECT
    customer.customer_id,
    customer.country,
    customer.area_type,
    customer.acquisition_channel,
    customer.loyalty_tier,
    customer.preferred_channel,
    customer.is_new,
    customer.recency_months,
    customer.history_value,
    customer.customer_since
FROM agreed_member
JOIN lakehouse.governed.customer ON customer.customer_id = agreed_member.customer_id
ORDER BY customer.customer_id
LIMIT 20
