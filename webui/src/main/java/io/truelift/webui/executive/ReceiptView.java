package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * What it takes to repeat a report.
 *
 * @param purpose what customers had to agree to
 * @param alpha two-sided significance level
 * @param person in whose name it was asked
 * @param analysedAt when
 * @param sqlSha256 SHA-256 of the statement
 * @param sql the statement
 * @param snapshots what was read, by table
 */
public record ReceiptView(
        String purpose,
        double alpha,
        String person,
        Instant analysedAt,
        String sqlSha256,
        String sql,
        List<Snapshot> snapshots) {

    /**
     * @param table name of the table
     * @param id its Iceberg snapshot
     */
    public record Snapshot(String table, long id) {}

    static ReceiptView of(ExperimentReport report) {
        Receipt receipt = report.receipt();
        return new ReceiptView(
                report.experiment().purpose(),
                report.experiment().alpha(),
                receipt.person(),
                report.analysedAt(),
                receipt.sqlSha256(),
                receipt.sql(),
                snapshots(receipt));
    }

    /** Ordered by table. */
    static List<Snapshot> snapshots(Receipt receipt) {
        return new TreeMap<>(receipt.snapshots())
                .entrySet().stream()
                        .map(entry -> new Snapshot(entry.getKey(), entry.getValue()))
                        .toList();
    }
}
