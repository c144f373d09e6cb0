-- title: Kept rows with what came later added
-- description: >
--   Units and totals as they were kept, and beside those of a unit to which something happened since what that adds.
--   Few units have any, so the later totals are looked up, not all of them grouped. A total beyond what a whole number holds counts as failed. Columns that
--   end in _1 stand for each column of a part.
-- slots: [kept, later]

WITH
    parameter AS (
        SELECT 1 AS column_1
    ),
    kept AS (
        SELECT
            0 AS part,
            customer_id,
            '' AS period,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            customer_id AS cluster,
            '' AS levels,
            CAST(ARRAY[] AS array(bigint)) AS covariates,
            exposed_at AS newest,
            CAST(ARRAY[1000000] AS array(bigint)) AS totals,
            CAST(NULL AS array(bigint)) AS unusable,
            CAST(NULL AS array(bigint)) AS failed
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    later AS (
        SELECT *
        FROM kept
    ),
    added AS (
        SELECT
            part,
            customer_id,
            period,
            variant,
            status,
            exposed_at,
            exposed_on,
            cluster,
            levels,
            any_value(covariates) AS covariates,
            max(newest) AS newest,
            sum(CAST(element_at(totals, column_1) AS decimal(38, 0))) AS total_1,
            sum(element_at(unusable, column_1)) AS unusable_1,
            sum(element_at(failed, column_1)) AS failed_1
        FROM later
        CROSS JOIN parameter
        GROUP BY part, customer_id, period, variant, status, exposed_at, exposed_on, cluster, levels
    ),
    joined AS (
        SELECT
            coalesce(kept.part, added.part) AS part,
            coalesce(kept.customer_id, added.customer_id) AS customer_id,
            coalesce(kept.period, added.period) AS period,
            coalesce(kept.variant, added.variant) AS variant,
            coalesce(kept.status, added.status) AS status,
            coalesce(kept.exposed_at, added.exposed_at) AS exposed_at,
            coalesce(kept.exposed_on, added.exposed_on) AS exposed_on,
            coalesce(kept.cluster, added.cluster) AS cluster,
            coalesce(kept.levels, added.levels) AS levels,
            coalesce(kept.covariates, added.covariates) AS covariates,
            greatest(coalesce(kept.newest, added.newest), coalesce(added.newest, kept.newest)) AS newest,
            added.customer_id IS NOT NULL AS has_more,
            kept.totals,
            kept.unusable,
            kept.failed,
            IF(
                added.customer_id IS NOT NULL,
                TRY_CAST(coalesce(element_at(kept.totals, parameter.column_1), 0) + coalesce(added.total_1, 0) AS bigint)) AS whole_1,
            added.unusable_1,
            added.failed_1
        FROM kept
        FULL JOIN added ON added.part = kept.part AND added.customer_id = kept.customer_id AND added.period = kept.period
        CROSS JOIN parameter
    )
SELECT
    '' AS batch,
    joined.part,
    joined.customer_id,
    joined.period,
    joined.variant,
    joined.status,
    joined.exposed_at,
    joined.exposed_on,
    joined.cluster,
    joined.levels,
    joined.covariates,
    joined.newest,
    IF(joined.has_more, ARRAY[coalesce(joined.whole_1, 0)], joined.totals) AS totals,
    IF(
        joined.has_more,
        ARRAY[coalesce(element_at(joined.unusable, parameter.column_1), 0) + coalesce(joined.unusable_1, 0)],
        joined.unusable) AS unusable,
    IF(
        joined.has_more,
        ARRAY[coalesce(element_at(joined.failed, parameter.column_1), 0) + coalesce(joined.failed_1, 0) + IF(joined.whole_1 IS NULL, 1, 0)],
        joined.failed) AS failed
FROM joined
CROSS JOIN parameter
