package io.truelift.pipelines.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.truelift.governance.check.TableCheck.Drift;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.quality.Finding;
import io.truelift.pipelines.quality.History;
import io.truelift.pipelines.quality.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What checks found, as {@code governance.quality_result} keeps it. */
final class QualityResults {
    static final String TABLE = "governance.quality_result";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final List<String> MEASURED =
            List.of("run_id", "table_name", "column_name", "rule", "measured_value", "distribution");

    private QualityResults() {}

    /** A row for what a check found in a run. */
    static TableRow row(Dictionary dictionary, String runId, Instant at, Finding finding) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("run_id", runId);
        values.put("table_name", finding.table());
        values.put("column_name", finding.column());
        values.put("rule", finding.rule());
        values.put("violations", finding.violations());
        values.put("feed", finding.feed());
        values.put("severity", finding.severity().word());
        values.put("sources", finding.sources().isEmpty() ? null : finding.sources());
        values.put("checked_at", at);
        Measured measured = finding.measured();
        if (measured != null) {
            values.put("measured_value", measured.value());
            values.put("threshold", measured.threshold());
            values.put("detail", measured.words());
            values.put("distribution", measured.counts().isEmpty() ? null : json(measured.counts()));
        }
        return new TableRow(
                TABLE,
                dictionary.table(TABLE).columns().stream()
                        .map(ColumnContract::name)
                        .map(values::get)
                        .toArray());
    }

    /**
     * What the last runs measured; nothing is read where no contract asks for a drift.
     *
     * @param published runs that were published
     */
    static History history(Lakehouse lakehouse, Dictionary dictionary, Set<String> published) {
        if (dictionary.tables().stream().noneMatch(QualityResults::asksForDrift)) {
            return History.NONE;
        }
        List<History.Earlier> earlier = new ArrayList<>();
        ReadTable.of(lakehouse, List.of(dictionary.table(TABLE)), MEASURED).each(row -> {
            String run = (String) Objects.requireNonNull(row.values()[0]);
            if (published.contains(run) && (row.values()[4] != null || row.values()[5] != null)) {
                earlier.add(new History.Earlier(
                        run,
                        (String) Objects.requireNonNull(row.values()[1]),
                        (String) row.values()[2],
                        (String) Objects.requireNonNull(row.values()[3]),
                        (Double) row.values()[4],
                        counts((String) row.values()[5])));
            }
        });
        return new History(earlier);
    }

    private static boolean asksForDrift(TableContract contract) {
        return Stream.concat(contract.checks().stream(), contract.warnings().stream())
                .anyMatch(Drift.class::isInstance);
    }

    private static String json(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write counts as JSON: %s".formatted(e.getMessage()), e);
        }
    }

    private static Map<String, Long> counts(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Cannot read a distribution in %s: %s".formatted(TABLE, e.getOriginalMessage()), e);
        }
    }
}
