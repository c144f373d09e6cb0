-- What:  reads every feed of the demonstration's shop with types, and writes it as Parquet
-- Grain: a line; what does not fit the types is left out (CSV) or left empty (JSON)
-- Where: {feeds} has the files, {out} takes the Parquet
COPY (
  SELECT * FROM read_csv('{feeds}/crm_customer.csv', header = true, ignore_errors = true, columns = {
    email: 'VARCHAR', login: 'VARCHAR', loyalty_card: 'VARCHAR', order_account: 'VARCHAR', first_name: 'VARCHAR',
    last_name: 'VARCHAR', gender: 'VARCHAR', birth_year: 'INTEGER', country: 'VARCHAR', area: 'VARCHAR',
    acquisition_channel: 'VARCHAR', tier: 'VARCHAR', contact_by: 'VARCHAR', income_band: 'VARCHAR',
    joined_this_year: 'VARCHAR', spend_12_months: 'DECIMAL(18,2)', customer_since: 'DATE'})
) TO '{out}/crm_customer.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_json('{feeds}/consent_event.jsonl', format = 'newline_delimited', ignore_errors = true, columns = {
    email: 'VARCHAR', cookie: 'VARCHAR', purpose: 'VARCHAR', granted: 'BOOLEAN', decided_at: 'TIMESTAMPTZ',
    source: 'VARCHAR', notice_version: 'VARCHAR'})
) TO '{out}/consent_event.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_json('{feeds}/web_event.jsonl', format = 'newline_delimited', ignore_errors = true, columns = {
    event_id: 'VARCHAR', time: 'TIMESTAMPTZ', cookie: 'VARCHAR', login: 'VARCHAR', email: 'VARCHAR', type: 'VARCHAR',
    page: 'VARCHAR', sku: 'VARCHAR', surface: 'VARCHAR', device: 'VARCHAR'})
) TO '{out}/web_event.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_csv('{feeds}/shop_order.csv', header = true, ignore_errors = true,
    timestampformat = '%d/%m/%Y %H:%M:%S', columns = {
    order_number: 'VARCHAR', ordered_at: 'TIMESTAMP', order_account: 'VARCHAR', email: 'VARCHAR',
    loyalty_card: 'VARCHAR', kind: 'VARCHAR', sku: 'VARCHAR', article: 'VARCHAR', quantity: 'BIGINT',
    unit_price: 'DECIMAL(18,4)', amount: 'DECIMAL(18,4)', currency: 'VARCHAR', country: 'VARCHAR',
    sold_in: 'VARCHAR'})
) TO '{out}/shop_order.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_json('{feeds}/email_event.jsonl', format = 'newline_delimited', ignore_errors = true, columns = {
    message_id: 'VARCHAR', time: 'TIMESTAMPTZ', email: 'VARCHAR', cookie: 'VARCHAR', type: 'VARCHAR',
    campaign: 'VARCHAR'})
) TO '{out}/email_event.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_csv('{feeds}/ad_touch.csv', header = true, ignore_errors = true, columns = {
    touch_id: 'VARCHAR', touched_at: 'TIMESTAMP', cookie: 'VARCHAR', email: 'VARCHAR', channel: 'VARCHAR',
    campaign: 'VARCHAR', touch_type: 'VARCHAR', cost: 'DECIMAL(18,4)'})
) TO '{out}/ad_touch.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_csv('{feeds}/ad_spend.csv', header = true, ignore_errors = true, columns = {
    day: 'DATE', channel: 'VARCHAR', amount: 'DECIMAL(18,4)', currency: 'VARCHAR'})
) TO '{out}/ad_spend.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_csv('{feeds}/experiment_exposure.csv', header = true, ignore_errors = true, columns = {
    experiment: 'VARCHAR', variant: 'VARCHAR', exposed_at: 'TIMESTAMPTZ', login: 'VARCHAR', cookie: 'VARCHAR',
    email: 'VARCHAR'})
) TO '{out}/experiment_exposure.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT * FROM read_csv('{feeds}/survey_answer.csv', header = true, ignore_errors = true, columns = {
    answer_id: 'VARCHAR', answered_at: 'TIMESTAMPTZ', email: 'VARCHAR', survey: 'VARCHAR', question: 'VARCHAR',
    score: 'INTEGER', label: 'VARCHAR', asked_in: 'VARCHAR', about: 'VARCHAR'})
) TO '{out}/survey_answer.parquet' (FORMAT parquet, COMPRESSION zstd);
