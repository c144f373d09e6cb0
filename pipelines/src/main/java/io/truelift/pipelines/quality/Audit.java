package io.truelift.pipelines.quality;

import io.truelift.governance.check.Severity;
import io.truelift.governance.check.TableCheck;
import io.truelift.governance.check.TableCheck.DistributionDrift;
import io.truelift.governance.check.TableCheck.Freshness;
import io.truelift.governance.check.TableCheck.NullsDrift;
import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.TableCheck.VolumeDrift;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Holds what a run wrote to its branch against the contracts, before anything is published, by the same checks as landing.
 * Reads each table once, only the columns that a check is about; once more where rows break one, to say where they come
 * from.
 */
public final class Audit {
    private final Lakehouse lakehouse;
    private final Optional<History> history;
    private final Instant now;
    private final Set<String> asAWhole;

    private Audit(Lakehouse lakehouse, Optional<History> history, Instant now, Set<String> asAWhole) {
        this.lakehouse = lakehouse;
        this.history = history;
        this.now = now;
        this.asAWhole = Set.copyOf(asAWhole);
    }

    /**
     * Of a run that adds what came since the last one.
     *
     * @param history what drifts are held against
     * @param now by which data are old or not
     * @param asAWhole tables whose drift is that of all their rows: a run adds some of these or makes all of them anew, as
     *     it can, and the table says the same
     */
    public static Audit ofAdded(Lakehouse lakehouse, History history, Instant now, Set<String> asAWhole) {
        return new Audit(lakehouse, Optional.of(history), now, asAWhole);
    }

    /**
     * Of a run that writes anew what was there, or lands it again: it is like no other run and brings nothing new, so
     * neither drift nor freshness is measured.
     */
    public static Audit ofRewritten(Lakehouse lakehouse) {
        return new Audit(lakehouse, Optional.empty(), Instant.EPOCH, Set.of());
    }

    /** Every check of a table that the run wrote. */
    public List<Finding> of(TableContract contract) {
        Table table = lakehouse.table(contract.qualifiedName());
        List<Reading> readings = new ArrayList<>();
        for (ColumnContract column : contract.columns()) {
            column.checks()
                    .forEach(check -> readings.add(new RowReading.Values(column.name(), check, Severity.ERROR, null)));
            column.warnings()
                    .forEach(
                            check -> readings.add(new RowReading.Values(column.name(), check, Severity.WARNING, null)));
        }
        contract.checks().forEach(check -> reading(check, Severity.ERROR).ifPresent(readings::add));
        contract.warnings().forEach(check -> reading(check, Severity.WARNING).ifPresent(readings::add));
        return found(table, contract.qualifiedName(), readings);
    }

    /** How old the data of a table are that the run did not write: what stays away for too long is old. */
    public List<Finding> freshnessOf(TableContract contract) {
        List<Reading> readings = new ArrayList<>();
        contract.checks().stream()
                .filter(Freshness.class::isInstance)
                .forEach(check -> reading(check, Severity.ERROR).ifPresent(readings::add));
        contract.warnings().stream()
                .filter(Freshness.class::isInstance)
                .forEach(check -> reading(check, Severity.WARNING).ifPresent(readings::add));
        return readings.isEmpty()
                ? List.of()
                : found(lakehouse.table(contract.qualifiedName()), contract.qualifiedName(), readings);
    }

    private Optional<Reading> reading(TableCheck check, Severity severity) {
        return switch (check) {
            case Unique unique -> Optional.of(new RowReading.Duplicates(unique, severity));
            case RowCount count -> Optional.of(new TableReading.Rows(count, severity));
            case Freshness freshness -> history.map(known -> new TableReading.Latest(freshness, severity, now));
            case VolumeDrift drift -> history.map(known -> new TableReading.Volume(drift, severity, known));
            case NullsDrift drift -> history.map(known -> new TableReading.Nulls(drift, severity, known));
            case DistributionDrift drift -> history.map(known -> new TableReading.Counts(drift, severity, known));
        };
    }

    private List<Finding> found(Table table, String name, List<Reading> readings) {
        long rows = read(table, name, readings, List.of());
        List<String> where = Sources.columns(table.schema());
        List<Reading> told = new ArrayList<>();
        boolean again = false;
        for (Reading reading : readings) {
            if (reading instanceof RowReading row
                    && (!where.isEmpty() || row instanceof RowReading.Duplicates)
                    && reading.finding(name, rows).isBroken()) {
                told.add(row.again(new Sources(table.schema())));
                again = true;
            } else {
                told.add(reading);
            }
        }
        if (again) {
            List<Reading> fresh = new ArrayList<>(told);
            fresh.removeAll(readings);
            read(table, name, fresh, where);
        }
        return told.stream().map(reading -> reading.finding(name, rows)).toList();
    }

    /** Shows every row to the checks; answers how many there are. */
    private long read(Table table, String name, List<Reading> readings, List<String> more) {
        Set<String> columns = new HashSet<>(more);
        readings.forEach(reading -> columns.addAll(reading.columns()));
        boolean isWhole = asAWhole.contains(name);
        Set<String> added = AuditBranch.addedFiles(table);
        long rows = 0;
        for (FileScanTask task : ReadTable.plan(table)) {
            boolean isAdded = isWhole || added.contains(task.file().location());
            try (CloseableIterable<Record> records =
                    ReadTable.open(table, task, table.schema().select(columns))) {
                for (Record record : records) {
                    rows++;
                    for (Reading reading : readings) {
                        reading.see(record, isAdded);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException("Cannot audit %s: %s".formatted(table.name(), e.getMessage()), e);
            }
        }
        return rows;
    }
}
