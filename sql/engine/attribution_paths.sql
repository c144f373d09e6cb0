-- title: Paths that came aggregated
-- description: Distinct paths with their counts, as feeds delivered them, by source.

SELECT
    source,
    path,
    sum(conversions) AS conversions,
    sum(conversion_value) AS conversion_value,
    sum(non_conversions) AS non_conversions
FROM lakehouse.analytics.attribution_path
GROUP BY source, path
ORDER BY source, conversions DESC, path
