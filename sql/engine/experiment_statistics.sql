-- title: Sums per variant, measure and slice
-- description: >
--   Sums, sums of squares and of products of the values of unit_values.sql over the units that were
--   randomised. Slice 1 is everything, slice 2 the days of exposure, from slice 3 on the dimensions
--   of the experiment. All sums are exact decimals, so that their order does not matter. First all
--   is added up per combination of levels, then the combinations per slice.
-- slots: [unit_value, randomised]

WITH
    unit_value AS (
        SELECT
            customer_id,
            customer_id AS cluster,
            variant,
            'counted' AS status,
            exposed_at,
            CAST(exposed_at AS date) AS exposed_on,
            CAST(ARRAY[] AS array(varchar)) AS levels,
            'visit' AS metric,
            'whole' AS part,
            CAST(1 AS decimal(20, 6)) AS y,
            CAST(1 AS decimal(20, 6)) AS d,
            CAST(0 AS decimal(20, 6)) AS x,
            CAST(1 AS decimal(20, 6)) AS w,
            CAST(0 AS decimal(20, 6)) AS a,
            CAST(0 AS decimal(20, 6)) AS b,
            CAST(0 AS decimal(20, 6)) AS c,
            exposed_at AS newest,
            0 AS unusable
        FROM lakehouse.governed.exposure
        WHERE experiment = 'cart_reminder'
    ),
    randomised AS (
        SELECT *, 1 AS customers
        FROM unit_value
    ),
    coarse AS (
        SELECT
            variant,
            status,
            metric,
            part,
            exposed_on,
            levels,
            count(*) AS units,
            sum(customers) AS customers,
            sum(y) AS y,
            sum(d) AS d,
            sum(x) AS x,
            sum(w) AS w,
            sum(a) AS a,
            sum(b) AS b,
            sum(c) AS c,
            sum(y * y) AS yy,
            sum(y * d) AS yd,
            sum(y * x) AS yx,
            sum(y * w) AS yw,
            sum(y * a) AS ya,
            sum(y * b) AS yb,
            sum(y * c) AS yc,
            sum(d * d) AS dd,
            sum(d * x) AS dx,
            sum(d * w) AS dw,
            sum(d * a) AS da,
            sum(d * b) AS db,
            sum(d * c) AS dc,
            sum(x * x) AS xx,
            sum(x * w) AS xw,
            sum(x * a) AS xa,
            sum(x * b) AS xb,
            sum(x * c) AS xc,
            sum(w * w) AS ww,
            sum(w * a) AS wa,
            sum(w * b) AS wb,
            sum(w * c) AS wc,
            sum(a * a) AS aa,
            sum(a * b) AS ab,
            sum(a * c) AS ac,
            sum(b * b) AS bb,
            sum(b * c) AS bc,
            sum(c * c) AS cc,
            max(y, 10) AS largest,
            min(y, 10) AS smallest,
            max(exposed_at) AS newest_exposure,
            max(newest) AS newest_outcome,
            sum(unusable) AS unusable
        FROM randomised
        GROUP BY variant, status, metric, part, exposed_on, levels
    )
SELECT
    coarse.status,
    coarse.metric,
    coarse.part,
    cut.number AS slice,
    cut.level,
    coarse.variant,
    sum(coarse.units) AS units,
    sum(coarse.customers) AS customers,
    sum(coarse.y) AS y,
    sum(coarse.d) AS d,
    sum(coarse.x) AS x,
    sum(coarse.w) AS w,
    sum(coarse.a) AS a,
    sum(coarse.b) AS b,
    sum(coarse.c) AS c,
    sum(coarse.yy) AS yy,
    sum(coarse.yd) AS yd,
    sum(coarse.yx) AS yx,
    sum(coarse.yw) AS yw,
    sum(coarse.ya) AS ya,
    sum(coarse.yb) AS yb,
    sum(coarse.yc) AS yc,
    sum(coarse.dd) AS dd,
    sum(coarse.dx) AS dx,
    sum(coarse.dw) AS dw,
    sum(coarse.da) AS da,
    sum(coarse.db) AS db,
    sum(coarse.dc) AS dc,
    sum(coarse.xx) AS xx,
    sum(coarse.xw) AS xw,
    sum(coarse.xa) AS xa,
    sum(coarse.xb) AS xb,
    sum(coarse.xc) AS xc,
    sum(coarse.ww) AS ww,
    sum(coarse.wa) AS wa,
    sum(coarse.wb) AS wb,
    sum(coarse.wc) AS wc,
    sum(coarse.aa) AS aa,
    sum(coarse.ab) AS ab,
    sum(coarse.ac) AS ac,
    sum(coarse.bb) AS bb,
    sum(coarse.bc) AS bc,
    sum(coarse.cc) AS cc,
    slice(reverse(array_sort(flatten(array_agg(coarse.largest)))), 1, 10) AS largest,
    slice(array_sort(flatten(array_agg(coarse.smallest))), 1, 10) AS smallest,
    max(coarse.newest_exposure) AS newest_exposure,
    max(coarse.newest_outcome) AS newest_outcome,
    sum(coarse.unusable) AS unusable
FROM coarse
CROSS JOIN UNNEST(ARRAY['', CAST(coarse.exposed_on AS varchar)] || coarse.levels) WITH ORDINALITY AS cut (level, number)
WHERE cut.number = 1 OR (coarse.status = 'counted' AND coarse.part = 'whole')
GROUP BY coarse.status, coarse.metric, coarse.part, cut.number, cut.level, coarse.variant
ORDER BY status, metric, part, slice, level, variant
