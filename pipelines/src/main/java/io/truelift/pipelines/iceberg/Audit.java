package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.math.BigDecimal;
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
 * Holds what a run wrote to its branch against the contracts, before anything is published: required columns without
 * nulls, unique columns and keys without duplicates, values within their lists and ranges, tables not empty that must
 * not be. Reads each table once, only the columns that a rule is about.
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
        List<Check> checks = new ArrayList<>();
        for (ColumnContract column : contract.columns()) {
            if (column.required()) {
                checks.add(new NullCheck(column.name()));
            }
            if (column.unique()) {
                checks.add(new DuplicateCheck(List.of(column.name())));
            }
            if (!column.validValues().isEmpty()) {
                checks.add(new ValueCheck(column));
            }
            if (column.minimum().isPresent() || column.maximum().isPresent()) {
                checks.add(new RangeCheck(column));
            }
        }
        List<String> key = contract.columns().stream().filter(ColumnContract::key).map(ColumnContract::name).toList();
        if (key.size() > 1) {
            checks.add(new DuplicateCheck(key));
        }
        long rows = run(table, checks);
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.add(new Finding(contract.qualifiedName(), check.column(), check.rule(), check.violations())));
        if (contract.minimumRows() > 0) {
            findings.add(new Finding(contract.qualifiedName(), null, "rowCount", rows < contract.minimumRows() ? 1 : 0));
        }
        return findings;
    }

    private static long run(Table table, List<Check> checks) {
        Set<String> columns = new HashSet<>();
        checks.forEach(check -> columns.addAll(check.columns()));
        long rows = 0;
        for (FileScanTask task : ReadTable.plan(table)) {
            try (CloseableIterable<Record> records = ReadTable.open(table, task, table.schema().select(columns))) {
                for (Record record : records) {
                    rows++;
                    for (Check check : checks) {
                        check.see(record);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException("Cannot audit %s: %s".formatted(table.name(), e.getMessage()), e);
            }
        }
        return rows;
    }

    /** One rule while a table is read. */
    private abstract static class Check {
        private final List<String> columns;
        private final String rule;
        private long violations;

        Check(List<String> columns, String rule) {
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

    private static final class NullCheck extends Check {
        NullCheck(String column) {
            super(List.of(column), "nullValues");
        }

        @Override
        boolean isBrokenBy(Record record) {
            return record.getField(column()) == null;
        }
    }

    private static final class DuplicateCheck extends Check {
        private final Set<Object> seen = new HashSet<>();

        DuplicateCheck(List<String> columns) {
            super(columns, "duplicateValues");
        }

        @Override
        boolean isBrokenBy(Record record) {
            List<Object> key = new ArrayList<>(columns().size());
            columns().forEach(column -> key.add(record.getField(column)));
            return !seen.add(key.size() == 1 ? key.getFirst() : key);
        }
    }

    private static final class ValueCheck extends Check {
        private final Set<String> valid;

        ValueCheck(ColumnContract column) {
            super(List.of(column.name()), "invalidValues");
            this.valid = Set.copyOf(column.validValues());
        }

        @Override
        boolean isBrokenBy(Record record) {
            Object value = record.getField(column());
            return value != null && !valid.contains(value.toString());
        }
    }

    private static final class RangeCheck extends Check {
        private final ColumnContract contract;

        RangeCheck(ColumnContract column) {
            super(List.of(column.name()), "range");
            this.contract = column;
        }

        @Override
        boolean isBrokenBy(Record record) {
            Object value = record.getField(column());
            if (value == null) {
                return false;
            }
            BigDecimal number = new BigDecimal(value.toString());
            return contract.minimum().filter(minimum -> number.compareTo(minimum) < 0).isPresent()
                    || contract.maximum().filter(maximum -> number.compareTo(maximum) > 0).isPresent();
        }
    }
}
