package io.truelift.pipelines.iceberg;

import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a run wrote to its branch against the contracts, before anything is published, by the same checks as landing.
 * Reads each table once, only the columns that a check is about.
 */
public final class Audit {
    private Audit() {}

    /**
     * What a rule found.
     *
     * @param table namespace and name
     * @param column the column; null for a rule on the whole table
     * @param rule the rule in the words of the contract
     * @param violations rows that break it
     */
    public record Finding(String table, @Nullable String column, String rule, long violations) {}

    public static List<Finding> of(Lakehouse lakehouse, TableContract contract) {
        Table table = lakehouse.table(contract.qualifiedName());
        List<RowCheck> checks = new ArrayList<>();
        for (ColumnContract column : contract.columns()) {
            column.checks().forEach(check -> checks.add(new HeldValue(column.name(), check)));
        }
        contract.checks().forEach(check -> {
            if (check instanceof Unique unique) {
                checks.add(new Duplicates(unique));
            }
        });
        long rows = run(table, checks);
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check ->
                findings.add(new Finding(contract.qualifiedName(), check.column(), check.rule(), check.violations())));
        contract.checks().forEach(check -> {
            if (check instanceof RowCount count) {
                findings.add(new Finding(contract.qualifiedName(), null, count.rule(), count.holds(rows) ? 0 : 1));
            }
        });
        return findings;
    }

    private static long run(Table table, List<RowCheck> checks) {
        Set<String> columns = new HashSet<>();
        checks.forEach(check -> columns.addAll(check.columns()));
        long rows = 0;
        for (FileScanTask task : ReadTable.plan(table)) {
            try (CloseableIterable<Record> records =
                    ReadTable.open(table, task, table.schema().select(columns))) {
                for (Record record : records) {
                    rows++;
                    for (RowCheck check : checks) {
                        check.see(record);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException("Cannot audit %s: %s".formatted(table.name(), e.getMessage()), e);
            }
        }
        return rows;
    }

    /** One check while a table is read. */
    private abstract static class RowCheck {
        private final List<String> columns;
        private final String rule;
        private long violations;

        RowCheck(List<String> columns, String rule) {
            this.columns = columns;
            this.rule = rule;
        }

        List<String> columns() {
            return columns;
        }

        String column() {
            return String.join(", ", columns);
        }

        String rule() {
            return rule;
        }

        long violations() {
            return violations;
        }

        void see(Record record) {
            if (isBrokenBy(record)) {
                violations++;
            }
        }

        abstract boolean isBrokenBy(Record record);
    }

    private static final class HeldValue extends RowCheck {
        private final ValueCheck check;

        HeldValue(String column, ValueCheck check) {
            super(List.of(column), check.rule());
            this.check = check;
        }

        @Override
        boolean isBrokenBy(Record record) {
            return !check.holds(record.getField(column()));
        }
    }

    private static final class Duplicates extends RowCheck {
        private final Set<Object> seen = new HashSet<>();

        Duplicates(Unique unique) {
            super(unique.columns(), unique.rule());
        }

        @Override
        boolean isBrokenBy(Record record) {
            List<Object> key = new ArrayList<>(columns().size());
            columns().forEach(column -> key.add(record.getField(column)));
            return !seen.add(key.size() == 1 ? key.getFirst() : key);
        }
    }
}
