package io.truelift.analysis.totals;

import io.trino.sql.SqlFormatter;
import io.truelift.analysis.totals.Slot.Total;
import io.truelift.definitions.metric.Window;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.FactRows;
import io.truelift.definitions.query.MetricPass;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Rows that one pass reads for several columns of totals: a table, or a query of one metric's that is more than a choice of
 * a table's rows.
 *
 * @param key the relation and when its rows occurred, in SQL
 * @param isPlain whether it is a table, so that its new files alone can be read
 * @param slots the columns, at least one
 */
public record Source(String key, boolean isPlain, List<Slot> slots) {
    /** A function of the engine takes 127 arguments at most. */
    private static final int COLUMNS_OF_A_PASS = 100;

    public Source {
        slots = List.copyOf(slots);
    }

    /** The sources of the columns, each source once, or more often where it has more columns than one pass adds up. */
    static List<Source> of(List<Slot> slots) {
        Map<String, List<Slot>> byKey = new LinkedHashMap<>();
        slots.forEach(slot ->
                byKey.computeIfAbsent(key(slot), key -> new ArrayList<>()).add(slot));
        List<Source> sources = new ArrayList<>();
        byKey.forEach((key, all) -> {
            boolean isPlain = FactRows.of(all.getFirst().metric().file()).isPlain();
            List<Slot> together = new ArrayList<>();
            for (Slot slot : all) {
                if (columns(together) + slot.totals().size() > COLUMNS_OF_A_PASS) {
                    sources.add(new Source(key, isPlain, together));
                    together.clear();
                }
                together.add(slot);
            }
            sources.add(new Source(key, isPlain, together));
        });
        return sources;
    }

    private static int columns(List<Slot> slots) {
        return slots.stream().mapToInt(slot -> slot.totals().size()).sum();
    }

    /** Every total of every slot, in the order of the columns. */
    List<Column> columns() {
        return slots.stream()
                .flatMap(slot -> slot.totals().stream().map(total -> new Column(slot, total)))
                .toList();
    }

    /** One whole number per unit. */
    record Column(Slot slot, Total total) {}

    private static String key(Slot slot) {
        FactRows rows = FactRows.of(slot.metric().file());
        return "%s customer %s at %s"
                .formatted(
                        rows.key(),
                        rows.columns().get("customer_id"),
                        rows.columns().get("occurred_at"));
    }

    /** The rows that join to a candidate, with what each adds to every column. */
    BoundStatement measured(SqlLibrary library, Reach reach) {
        MetricPass pass = new MetricPass(FactRows.of(slots.getFirst().metric().file()));
        for (Slot slot : slots) {
            pass.add(
                    FactRows.of(slot.metric().file()),
                    Outcomes.template(
                            slot.metric(), library, new Window(slot.fromHour(), slot.toHour()), slot.preHours()),
                    Outcomes.conditions(slot.metric()),
                    slot.totals().stream()
                            .map(total -> total.isDenominator() ? "denominator" : "numerator")
                            .toList());
        }
        if (!reach.files().isEmpty()) {
            pass.inFiles(reach.files());
        }
        reach.exposures()
                .ifPresent(span -> pass.between(
                        span.first().minus(Duration.ofHours(beforeHours())),
                        span.last().plus(Duration.ofHours(longestHours()))));
        return pass.statement(slots.getFirst().metric().file().place());
    }

    /** SHA-256 of all that a column's totals hang on but the data: another one means other totals. */
    static String hash(Slot slot, SqlLibrary library) {
        BoundStatement alone = new Source(key(slot), true, List.of(slot)).measured(library, Reach.EVERYTHING);
        String meaning = "%s %d %d %d %s"
                .formatted(
                        key(slot),
                        slot.fromHour(),
                        slot.toHour(),
                        slot.preHours(),
                        SqlFormatter.formatSql(alone.readable()));
        return DigestUtils.sha256Hex(meaning.getBytes(StandardCharsets.UTF_8));
    }

    /** Tables that its rows come from, as namespace and name. */
    Set<String> tables(SqlLibrary library) {
        Set<String> tables = new LinkedHashSet<>();
        slots.forEach(
                slot -> tables.addAll(References.of(slot.metric().file(), library.catalog(), library.dictionary())));
        return tables;
    }

    /** Hours after the exposure in which any of the columns counts an outcome. */
    int longestHours() {
        return slots.stream().mapToInt(Slot::toHour).max().orElseThrow();
    }

    int beforeHours() {
        return slots.stream().mapToInt(Slot::preHours).max().orElseThrow();
    }
}
