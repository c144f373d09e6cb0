/**
 * Quantiles, such as the median or the 95th percentile of load times, that stay right when a unit has several observations. Uses no other
 * package of ours but {@code io.truelift.statistics}.
 *
 * <p>One statement delivers what {@link io.truelift.statistics.quantile.QuantileSummary} needs. From rows of unit, variant and value, with
 * {@code :q} the quantile:
 *
 * <pre>{@code
 * WITH per_unit AS (        -- one row per unit: its observations
 *     SELECT variant, unit, count(*) AS observations FROM observation GROUP BY variant, unit),
 * arm AS (                  -- one row per arm; reach is never less than what the standard error can ask for
 *     SELECT variant, count(*) AS units, sum(observations) AS observations,
 *            sum(CAST(observations * observations AS decimal(38, 0))) AS observation_squares,
 *            3e0 * greatest(:q, 1 - :q) * sqrt(sum(observations * observations)) / sum(observations) AS reach
 *     FROM per_unit GROUP BY variant),
 * histogram AS (            -- one row per distinct value
 *     SELECT variant, value, count(*) AS equal FROM observation GROUP BY variant, value),
 * ranked AS (               -- share: the middle of the value's ranks
 *     SELECT variant, value, equal, reach, sum(equal) OVER before AS up_to,
 *            (sum(equal) OVER before - equal / 2e0) / observations AS share
 *     FROM histogram JOIN arm USING (variant)
 *     WINDOW before AS (PARTITION BY variant ORDER BY value)),
 * marked AS (               -- the two values around the quantile, and steps of a hundredth of the reach
 *     SELECT *, share <= :q AND coalesce(lead(share) OVER up > :q, true) AS lower_one,
 *            share > :q AND coalesce(lag(share) OVER up <= :q, true) AS upper_one,
 *            floor((share - :q) / reach * 100) AS step,
 *            lag(floor((share - :q) / reach * 100)) OVER up AS step_before,
 *            coalesce(lead(share) OVER up >= :q - reach, true) AND coalesce(lag(share) OVER up <= :q + reach, true) AS near
 *     FROM ranked WINDOW up AS (PARTITION BY variant ORDER BY value)),
 * point AS (
 *     SELECT * FROM marked
 *     WHERE near AND (lower_one OR upper_one OR step_before IS NULL OR step <> step_before)),
 * unit_at_cut AS (          -- units times two values
 *     SELECT o.variant, p.value, o.unit,
 *            sum(CASE WHEN o.value < p.value THEN 2 WHEN o.value = p.value THEN 1 ELSE 0 END) AS twice_below
 *     FROM observation o JOIN point p ON o.variant = p.variant AND (p.lower_one OR p.upper_one)
 *     GROUP BY o.variant, p.value, o.unit),
 * cut AS (
 *     SELECT variant, value, sum(CAST(twice_below * twice_below AS decimal(38, 0))) AS squares,
 *            sum(CAST(twice_below * observations AS decimal(38, 0))) AS products
 *     FROM unit_at_cut JOIN per_unit USING (variant, unit) GROUP BY variant, value)
 * SELECT variant, units, observations, observation_squares, value, up_to - equal AS below, equal, squares, products
 * FROM point JOIN arm USING (variant) LEFT JOIN cut USING (variant, value)
 * ORDER BY variant, value
 * }</pre>
 *
 * <p>It returns about 200 rows an arm at most, whatever the size of the data. All counts and sums are whole numbers and so the same at each
 * run; only which of the further points are left out depends on a floating number.
 */
@NullMarked
package io.truelift.statistics.quantile;

import org.jspecify.annotations.NullMarked;
