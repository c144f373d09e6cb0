-- title: Kept rows of an experiment
-- description: Units (part 0) and totals per unit (parts from 1 on) of every batch, as they were kept.

WITH
    parameter AS (
        SELECT 'cart_reminder' AS experiment
    )
SELECT
    kept.batch,
    kept.part,
    kept.customer_id,
    kept.period,
    kept.variant,
    kept.status,
    kept.exposed_at,
    kept.exposed_on,
    kept.cluster,
    kept.levels,
    kept.covariates,
    kept.newest,
    kept.totals,
    kept.unusable,
    kept.failed
FROM lakehouse.analytics.experiment_unit AS kept
CROSS JOIN parameter
WHERE kept.experiment = parameter.experiment
