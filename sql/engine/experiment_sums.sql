-- title: Sums per variant, metric and slice
-- description: >
--   Sums, sums of squares and of products of the totals per unit, over the units that were randomised.
--   Asked by day, slice 1 is everything and slice 2 the days of exposure; asked by levels, the slices from
--   3 on are the dimensions (together there would be nearly as many combinations as units); asked by
--   clusters, slice 0 is each cluster. y is the
--   value or numerator of a metric, d its denominator (one for each unit where it has none), x and w the same before the exposure, a, b and
--   c the covariates, all in whole millionths, so that the order of sums does not matter. A unit counts
--   for a metric once its window is closed. A unit without a row of totals adds zero; where extreme
--   values are pulled in, y and x are told less what a zero becomes. First all is added up per
--   combination of levels, then the combinations per slice. Columns that end in _1 stand for each
--   metric.
-- slots: [kept, randomised]

WITH
    parameter AS (
        SELECT
            '9999-12-31T00:00:00Z' AS as_of,
            'days' AS cut,
            1 AS part_1,
            1 AS value_at_1,
            0 AS denominator_at_1,
            0 AS before_at_1,
            0 AS before_denominator_at_1,
            336 AS closing_hour_1,
            true AS is_proportion_1,
            false AS is_ratio_1,
            '' AS lowest_1,
            '' AS highest_1,
            0 AS zero_1
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
    opened AS (
        SELECT
            kept.part,
            kept.customer_id,
            kept.period,
            kept.variant,
            kept.status,
            kept.exposed_at,
            kept.exposed_on,
            kept.cluster,
            kept.levels,
            coalesce(element_at(kept.covariates, 1), 0) AS a,
            coalesce(element_at(kept.covariates, 2), 0) AS b,
            coalesce(element_at(kept.covariates, 3), 0) AS c,
            IF(kept.part = 0, kept.exposed_at, kept.newest) AS newest,
            kept.exposed_at + parameter.closing_hour_1 * INTERVAL '1' HOUR <= from_iso8601_timestamp(parameter.as_of) AS is_closed_1,
            IF(kept.part = parameter.part_1, element_at(kept.totals, parameter.value_at_1)) AS value_1,
            IF(kept.part = parameter.part_1, element_at(kept.totals, nullif(parameter.denominator_at_1, 0))) AS denominator_1,
            IF(kept.part = parameter.part_1, element_at(kept.totals, nullif(parameter.before_at_1, 0))) AS before_1,
            IF(kept.part = parameter.part_1, element_at(kept.totals, nullif(parameter.before_denominator_at_1, 0))) AS before_denominator_1,
            IF(
                kept.part = parameter.part_1 AND kept.unusable IS NOT NULL,
                coalesce(element_at(kept.unusable, parameter.value_at_1), 0)
                + coalesce(element_at(kept.unusable, nullif(parameter.before_at_1, 0)), 0)) AS unusable_1,
            IF(
                kept.part = parameter.part_1 AND kept.failed IS NOT NULL,
                coalesce(element_at(kept.failed, parameter.value_at_1), 0)
                + coalesce(element_at(kept.failed, nullif(parameter.denominator_at_1, 0)), 0)
                + coalesce(element_at(kept.failed, nullif(parameter.before_at_1, 0)), 0)
                + coalesce(element_at(kept.failed, nullif(parameter.before_denominator_at_1, 0)), 0)) AS failed_1
        FROM kept
        CROSS JOIN parameter
    ),
    unit_value AS (
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
            a,
            b,
            c,
            newest,
            is_closed_1,
            IF(
                is_closed_1 AND value_1 IS NOT NULL,
                CASE
                    WHEN is_proportion_1 THEN IF(value_1 > 0, 1000000, 0)
                    ELSE
                        least(
                            greatest(value_1, coalesce(CAST(nullif(lowest_1, '') AS bigint), value_1)),
                            coalesce(CAST(nullif(highest_1, '') AS bigint), greatest(value_1, coalesce(CAST(nullif(lowest_1, '') AS bigint), value_1))))
                        - zero_1
                END) AS y_1,
            IF(is_closed_1, IF(is_ratio_1, denominator_1, IF(part = 0, 1000000))) AS d_1,
            IF(
                is_closed_1 AND before_1 IS NOT NULL,
                CASE
                    WHEN is_proportion_1 THEN IF(before_1 > 0, 1000000, 0)
                    ELSE
                        least(
                            greatest(before_1, coalesce(CAST(nullif(lowest_1, '') AS bigint), before_1)),
                            coalesce(CAST(nullif(highest_1, '') AS bigint), greatest(before_1, coalesce(CAST(nullif(lowest_1, '') AS bigint), before_1))))
                        - zero_1
                END) AS x_1,
            IF(is_closed_1, IF(is_ratio_1, before_denominator_1, IF(part = 0, 1000000))) AS w_1,
            IF(is_closed_1, unusable_1) AS unusable_1,
            failed_1,
            IF(value_1 IS NOT NULL, newest) AS newest_1
        FROM opened
        CROSS JOIN parameter
    ),
    randomised AS (
        SELECT
            unit_value.*,
            1 AS customers,
            IF(is_closed_1, 1, 0) AS closed_1
        FROM unit_value
    ),
    coarse AS (
        SELECT
            variant,
            status,
            IF(parameter.cut = 'days', exposed_on) AS day,
            CASE parameter.cut WHEN 'levels' THEN levels WHEN 'clusters' THEN cluster ELSE '' END AS cell,
            parameter.cut,
            count_if(part = 0) AS units,
            sum(IF(part = 0, customers, 0)) AS customers,
            sum(IF(part = 0, CAST(a AS decimal(38, 0)))) AS a,
            sum(IF(part = 0, CAST(b AS decimal(38, 0)))) AS b,
            sum(IF(part = 0, CAST(c AS decimal(38, 0)))) AS c,
            sum(IF(part = 0, CAST(a AS decimal(38, 0)) * a)) AS aa,
            sum(IF(part = 0, CAST(a AS decimal(38, 0)) * b)) AS ab,
            sum(IF(part = 0, CAST(a AS decimal(38, 0)) * c)) AS ac,
            sum(IF(part = 0, CAST(b AS decimal(38, 0)) * b)) AS bb,
            sum(IF(part = 0, CAST(b AS decimal(38, 0)) * c)) AS bc,
            sum(IF(part = 0, CAST(c AS decimal(38, 0)) * c)) AS cc,
            count_if(part = 0 AND is_closed_1) AS units_1,
            sum(IF(part = 0, closed_1)) AS customers_1,
            sum(CAST(y_1 AS decimal(38, 0))) AS y_1,
            sum(CAST(d_1 AS decimal(38, 0))) AS d_1,
            sum(CAST(x_1 AS decimal(38, 0))) AS x_1,
            sum(CAST(w_1 AS decimal(38, 0))) AS w_1,
            sum(CAST(y_1 AS decimal(38, 0)) * y_1) AS yy_1,
            sum(CAST(y_1 AS decimal(38, 0)) * d_1) AS yd_1,
            sum(CAST(y_1 AS decimal(38, 0)) * x_1) AS yx_1,
            sum(CAST(y_1 AS decimal(38, 0)) * w_1) AS yw_1,
            sum(CAST(d_1 AS decimal(38, 0)) * d_1) AS dd_1,
            sum(CAST(d_1 AS decimal(38, 0)) * x_1) AS dx_1,
            sum(CAST(d_1 AS decimal(38, 0)) * w_1) AS dw_1,
            sum(CAST(x_1 AS decimal(38, 0)) * x_1) AS xx_1,
            sum(CAST(x_1 AS decimal(38, 0)) * w_1) AS xw_1,
            sum(CAST(w_1 AS decimal(38, 0)) * w_1) AS ww_1,
            sum(IF(part = 0 AND is_closed_1, CAST(a AS decimal(38, 0)))) AS a_1,
            sum(IF(part = 0 AND is_closed_1, CAST(b AS decimal(38, 0)))) AS b_1,
            sum(IF(part = 0 AND is_closed_1, CAST(c AS decimal(38, 0)))) AS c_1,
            sum(IF(part = 0 AND is_closed_1, CAST(a AS decimal(38, 0)) * a)) AS aa_1,
            sum(IF(part = 0 AND is_closed_1, CAST(a AS decimal(38, 0)) * b)) AS ab_1,
            sum(IF(part = 0 AND is_closed_1, CAST(a AS decimal(38, 0)) * c)) AS ac_1,
            sum(IF(part = 0 AND is_closed_1, CAST(b AS decimal(38, 0)) * b)) AS bb_1,
            sum(IF(part = 0 AND is_closed_1, CAST(b AS decimal(38, 0)) * c)) AS bc_1,
            sum(IF(part = 0 AND is_closed_1, CAST(c AS decimal(38, 0)) * c)) AS cc_1,
            sum(CAST(y_1 AS decimal(38, 0)) * a) AS ya_1,
            sum(CAST(y_1 AS decimal(38, 0)) * b) AS yb_1,
            sum(CAST(y_1 AS decimal(38, 0)) * c) AS yc_1,
            sum(CAST(d_1 AS decimal(38, 0)) * a) AS da_1,
            sum(CAST(d_1 AS decimal(38, 0)) * b) AS db_1,
            sum(CAST(d_1 AS decimal(38, 0)) * c) AS dc_1,
            sum(CAST(x_1 AS decimal(38, 0)) * a) AS xa_1,
            sum(CAST(x_1 AS decimal(38, 0)) * b) AS xb_1,
            sum(CAST(x_1 AS decimal(38, 0)) * c) AS xc_1,
            sum(CAST(w_1 AS decimal(38, 0)) * a) AS wa_1,
            sum(CAST(w_1 AS decimal(38, 0)) * b) AS wb_1,
            sum(CAST(w_1 AS decimal(38, 0)) * c) AS wc_1,
            count(y_1) AS present_1,
            sum(unusable_1) AS unusable_1,
            sum(failed_1) AS failed_1,
            max(y_1, 10) AS largest_1,
            min(y_1, 10) AS smallest_1,
            max(newest) FILTER (WHERE part = 0) AS newest_exposure,
            max(newest_1) AS newest_outcome_1
        FROM randomised
        CROSS JOIN parameter
        GROUP BY
            variant,
            status,
            IF(parameter.cut = 'days', exposed_on),
            CASE parameter.cut WHEN 'levels' THEN levels WHEN 'clusters' THEN cluster ELSE '' END,
            parameter.cut
    )
SELECT
    coarse.status,
    CASE coarse.cut WHEN 'days' THEN part.number WHEN 'levels' THEN part.number + 2 ELSE 0 END AS slice,
    part.level,
    coarse.variant,
    sum(coarse.units) AS units,
    sum(coarse.customers) AS customers,
    sum(coarse.a) AS a,
    sum(coarse.b) AS b,
    sum(coarse.c) AS c,
    sum(coarse.aa) AS aa,
    sum(coarse.ab) AS ab,
    sum(coarse.ac) AS ac,
    sum(coarse.bb) AS bb,
    sum(coarse.bc) AS bc,
    sum(coarse.cc) AS cc,
    sum(coarse.units_1) AS units_1,
    sum(coarse.customers_1) AS customers_1,
    sum(coarse.y_1) AS y_1,
    sum(coarse.d_1) AS d_1,
    sum(coarse.x_1) AS x_1,
    sum(coarse.w_1) AS w_1,
    sum(coarse.yy_1) AS yy_1,
    sum(coarse.yd_1) AS yd_1,
    sum(coarse.yx_1) AS yx_1,
    sum(coarse.yw_1) AS yw_1,
    sum(coarse.dd_1) AS dd_1,
    sum(coarse.dx_1) AS dx_1,
    sum(coarse.dw_1) AS dw_1,
    sum(coarse.xx_1) AS xx_1,
    sum(coarse.xw_1) AS xw_1,
    sum(coarse.ww_1) AS ww_1,
    sum(coarse.a_1) AS a_1,
    sum(coarse.b_1) AS b_1,
    sum(coarse.c_1) AS c_1,
    sum(coarse.aa_1) AS aa_1,
    sum(coarse.ab_1) AS ab_1,
    sum(coarse.ac_1) AS ac_1,
    sum(coarse.bb_1) AS bb_1,
    sum(coarse.bc_1) AS bc_1,
    sum(coarse.cc_1) AS cc_1,
    sum(coarse.ya_1) AS ya_1,
    sum(coarse.yb_1) AS yb_1,
    sum(coarse.yc_1) AS yc_1,
    sum(coarse.da_1) AS da_1,
    sum(coarse.db_1) AS db_1,
    sum(coarse.dc_1) AS dc_1,
    sum(coarse.xa_1) AS xa_1,
    sum(coarse.xb_1) AS xb_1,
    sum(coarse.xc_1) AS xc_1,
    sum(coarse.wa_1) AS wa_1,
    sum(coarse.wb_1) AS wb_1,
    sum(coarse.wc_1) AS wc_1,
    sum(coarse.present_1) AS present_1,
    sum(coarse.unusable_1) AS unusable_1,
    sum(coarse.failed_1) AS failed_1,
    slice(reverse(array_sort(flatten(array_agg(coarse.largest_1) FILTER (WHERE coarse.largest_1 IS NOT NULL)))), 1, 10) AS largest_1,
    slice(array_sort(flatten(array_agg(coarse.smallest_1) FILTER (WHERE coarse.smallest_1 IS NOT NULL))), 1, 10) AS smallest_1,
    max(coarse.newest_exposure) AS newest_exposure,
    max(coarse.newest_outcome_1) AS newest_outcome_1
FROM coarse
CROSS JOIN UNNEST(
    CASE coarse.cut WHEN 'days' THEN ARRAY['', CAST(coarse.day AS varchar)] WHEN 'levels' THEN split(coarse.cell, chr(10)) ELSE ARRAY[coarse.cell] END)
    WITH ORDINALITY AS part (level, number)
WHERE coarse.status = 'counted' OR (coarse.cut = 'days' AND part.number = 1)
GROUP BY coarse.status, coarse.cut, part.number, part.level, coarse.variant
ORDER BY status, slice, level, variant
