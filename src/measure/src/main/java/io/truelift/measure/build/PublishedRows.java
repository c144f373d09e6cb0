package io.truelift.measure.build;

import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;

/** Rows of every table that a build published. */
final class PublishedRows {
    private PublishedRows() {}

    static Map<String, Long> of(Project project) throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        try (Lakehouse lakehouse = Lakehouse.open(Settings.of(project))) {
            for (TableContract table :
                    DictionaryReader.read(project.governance()).tables()) {
                Snapshot current = lakehouse.table(table.qualifiedName()).currentSnapshot();
                String total = current == null ? null : current.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP);
                if (total != null) {
                    rows.put(table.qualifiedName(), Long.parseLong(total));
                }
            }
        }
        return rows;
    }

    /** How many rows of data there are. */
    static long ofData(Map<String, Long> published) {
        return published.entrySet().stream()
                .filter(table -> isData(table.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** In which tables the rows of another program are not as many; of the tables that it has, and those of data. */
    static List<String> differences(Map<String, Long> published, Map<String, Long> others) {
        Map<String, Long> all = new TreeMap<>(published);
        others.forEach(all::putIfAbsent);
        List<String> differences = new ArrayList<>();
        all.keySet().stream()
                .filter(table -> others.containsKey(table) || isData(table))
                .filter(table -> !published.getOrDefault(table, 0L).equals(others.getOrDefault(table, 0L)))
                .forEach(table -> differences.add("%s has %,d rows, by hand %,d"
                        .formatted(table, published.getOrDefault(table, 0L), others.getOrDefault(table, 0L))));
        return differences;
    }

    /** Tables of governance are about runs and contracts. */
    private static boolean isData(String table) {
        return !table.startsWith("governance.");
    }
}
