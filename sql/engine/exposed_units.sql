-- title: Units that met the experiment
-- description: >
--   How many units were exposed, agreed or not, by what they said of the purpose. Runs in the name of
--   the principal that counts, which sees every row and columns as analysts do, and leaves the engine
--   as these few figures; against the units of the report they say how many were not counted, and why.
--   Very many units go share by share, as in experiment_units.
-- slots: [exposure]

WITH
    parameter AS (
        SELECT
            'analytics' AS purpose,
            '9999-12-31T00:00:00Z' AS as_of,
            '0001-01-01T00:00:00Z' AS started_at,
            '9999-12-31T00:00:00Z' AS ended_at,
            0 AS first_share,
            1023 AS last_share
    ),
    exposure AS (
        SELECT customer_id, variant, exposed_at
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    unit AS (
        SELECT DISTINCT exposure.customer_id
        FROM exposure
        CROSS JOIN parameter
        WHERE
            exposure.customer_id IS NOT NULL
            AND exposure.exposed_at >= from_iso8601_timestamp(parameter.started_at)
            AND exposure.exposed_at < from_iso8601_timestamp(parameter.ended_at)
            AND (
                (parameter.first_share = 0 AND parameter.last_share = 1023)
                OR bitwise_and(from_big_endian_64(xxhash64(to_utf8(exposure.customer_id))), 1023) BETWEEN parameter.first_share AND parameter.last_share)
    ),
    word AS (
        SELECT
            consent.customer_id,
            CASE
                WHEN NOT consent.granted THEN 'refused'
                WHEN consent.expires_at <= from_iso8601_timestamp(parameter.as_of) THEN 'expired'
                ELSE 'granted'
            END AS word
        FROM lakehouse.governed.consent
        JOIN parameter ON parameter.purpose = consent.purpose
        WHERE
            (parameter.first_share = 0 AND parameter.last_share = 1023)
            OR bitwise_and(from_big_endian_64(xxhash64(to_utf8(consent.customer_id))), 1023) BETWEEN parameter.first_share AND parameter.last_share
    )
SELECT
    count_if(word.word = 'granted') AS granted,
    count_if(word.word = 'refused') AS refused,
    count_if(word.word = 'expired') AS expired,
    count_if(word.word IS NULL) AS unknown
FROM unit
LEFT JOIN word ON word.customer_id = unit.customer_id
