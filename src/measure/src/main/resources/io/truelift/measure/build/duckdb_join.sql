-- What:  customers with the last word of each address on each purpose, and every event with its customer
-- Grain: a customer; an event
-- Where: {out} has the Parquet of duckdb_land.sql, and takes this
COPY (
  WITH last_word AS (
    SELECT email, purpose, arg_max(granted, decided_at) AS granted
    FROM '{out}/consent_event.parquet'
    WHERE email IS NOT NULL
    GROUP BY email, purpose
  ),
  consent AS (
    SELECT
      email,
      bool_or(granted) FILTER (WHERE purpose = 'analytics') AS consent_analytics,
      bool_or(granted) FILTER (WHERE purpose = 'personalization') AS consent_personalization,
      bool_or(granted) FILTER (WHERE purpose = 'marketing_email') AS consent_marketing_email,
      bool_or(granted) FILTER (WHERE purpose = 'advertising') AS consent_advertising
    FROM last_word
    GROUP BY email
  )
  SELECT row_number() OVER () AS customer_id, c.*, consent.* EXCLUDE (email)
  FROM '{out}/crm_customer.parquet' c
  LEFT JOIN consent ON consent.email = c.email
) TO '{out}/customer.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  WITH by_login AS (
    SELECT login, min(customer_id) AS customer_id FROM '{out}/customer.parquet' WHERE login IS NOT NULL GROUP BY login
  ),
  by_email AS (
    SELECT email, min(customer_id) AS customer_id FROM '{out}/customer.parquet' WHERE email IS NOT NULL GROUP BY email
  ),
  event AS (
    SELECT event_id, time AS occurred_at, type AS event_type, page, sku, surface AS channel, device, login, email
    FROM '{out}/web_event.parquet'
    UNION ALL
    SELECT message_id, time, type, campaign, NULL, 'email', NULL, NULL, email
    FROM '{out}/email_event.parquet'
  )
  SELECT coalesce(by_login.customer_id, by_email.customer_id) AS customer_id, event.* EXCLUDE (login, email)
  FROM event
  LEFT JOIN by_login ON by_login.login = event.login
  LEFT JOIN by_email ON by_email.email = event.email
) TO '{out}/event.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  WITH by_account AS (
    SELECT order_account, min(customer_id) AS customer_id
    FROM '{out}/customer.parquet'
    WHERE order_account IS NOT NULL
    GROUP BY order_account
  ),
  by_email AS (
    SELECT email, min(customer_id) AS customer_id FROM '{out}/customer.parquet' WHERE email IS NOT NULL GROUP BY email
  )
  SELECT
    coalesce(by_account.customer_id, by_email.customer_id) AS customer_id,
    l.* EXCLUDE (order_account, email, loyalty_card)
  FROM '{out}/shop_order.parquet' l
  LEFT JOIN by_account ON by_account.order_account = l.order_account
  LEFT JOIN by_email ON by_email.email = l.email
) TO '{out}/order_line.parquet' (FORMAT parquet, COMPRESSION zstd);
