SELECT DISTINCT CAST(snapshot.value AS bigint)
FROM report
CROSS JOIN LATERAL jsonb_each_text(
    CASE WHEN jsonb_typeof(report.content -> 'receipt' -> 'snapshots') = 'object'
        THEN report.content -> 'receipt' -> 'snapshots' END) AS snapshot
