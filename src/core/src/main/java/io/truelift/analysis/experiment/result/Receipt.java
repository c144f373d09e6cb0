package io.truelift.analysis.experiment.result;

import java.util.Map;

/**
 * What is needed to repeat a report.
 *
 * @param snapshots Iceberg snapshot id by table that was read
 * @param sqlSha256 SHA-256 of the statement that ran
 * @param sql the statement that ran
 * @param person in whose name it ran
 * @param origins what it was made of
 */
public record Receipt(Map<String, Long> snapshots, String sqlSha256, String sql, String person, Origins origins) {
    public Receipt {
        snapshots = Map.copyOf(snapshots);
    }
}
