package io.truelift.governance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck.CodeOf;
import io.truelift.governance.check.ValueCheck.Required;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checks that a contract asks for (Open Data Contract Standard v3.1: {@code required}, {@code unique},
 * {@code primaryKey}, {@code logicalTypeOptions}, {@code quality}, {@code slaProperties}). What it asks for and cannot be
 * carried out is told.
 *
 * @param values of each value of a column; what breaks them is not published
 * @param tables of the table; what breaks them is not published
 * @param valueWarnings of each value of a column; what breaks them is told
 * @param tableWarnings of the table; what breaks them is told
 * @param unusable what cannot be carried out
 */
public record ContractChecks(
        List<ValueCheck> values,
        List<TableCheck> tables,
        List<ValueCheck> valueWarnings,
        List<TableCheck> tableWarnings,
        List<Unusable> unusable) {

    public ContractChecks {
        values = List.copyOf(new LinkedHashSet<>(values));
        tables = List.copyOf(new LinkedHashSet<>(tables));
        valueWarnings = without(valueWarnings, values);
        tableWarnings = without(tableWarnings, tables);
        unusable = List.copyOf(unusable);
    }

    /** What stops a run need not be told as a warning as well. */
    private static <T> List<T> without(List<T> warnings, List<T> errors) {
        return warnings.stream()
                .filter(check -> !errors.contains(check))
                .distinct()
                .toList();
    }

    /** Of a column: an item of {@code properties}. */
    public static ContractChecks ofColumn(JsonNode column) {
        FoundChecks found = new FoundChecks();
        String name = column.path("name").asText();
        if (column.path("required").asBoolean(false)) {
            found.values.add(new Required());
        }
        if (column.path("unique").asBoolean(false)) {
            found.tables.add(new Unique(List.of(name)));
        }
        new OptionChecks(found)
                .read(
                        column.path("logicalTypeOptions"),
                        column.path("logicalType").asText());
        codes(column.path("customProperties"), found);
        int place = 0;
        for (JsonNode rule : column.path("quality")) {
            new QualityChecks(found).ofColumn(rule, place++, column);
        }
        return found.all();
    }

    /** Of a table: an item of {@code schema}, with the key that its columns make. */
    public static ContractChecks ofTable(JsonNode table) {
        FoundChecks found = new FoundChecks();
        List<String> key = new ArrayList<>();
        table.path("properties").forEach(column -> {
            if (column.path("primaryKey").asBoolean(false)) {
                key.add(column.path("name").asText());
            }
        });
        if (!key.isEmpty()) {
            found.tables.add(new Unique(key));
        }
        int place = 0;
        for (JsonNode rule : table.path("quality")) {
            new QualityChecks(found).ofTable(rule, place++);
        }
        return found.all();
    }

    /** Of what a contract promises under {@code slaProperties}; {@link #ofTable} has the rest. */
    public static ContractChecks ofServiceLevels(JsonNode contract) {
        FoundChecks found = new FoundChecks();
        new ServiceLevelChecks(found).read(contract);
        return found.all();
    }

    private static void codes(JsonNode properties, FoundChecks found) {
        int place = 0;
        for (JsonNode property : properties) {
            if (property.path("property").asText().equals("codes")) {
                String word = property.path("value").asText();
                int at = place;
                CodeList.of(word)
                        .ifPresentOrElse(
                                list -> found.values.add(new CodeOf(list)),
                                () -> found.refuse(
                                        "codes %s is none of %s"
                                                .formatted(
                                                        word,
                                                        String.join(
                                                                ", ",
                                                                Stream.of(CodeList.values())
                                                                        .map(CodeList::word)
                                                                        .toList())),
                                        "customProperties",
                                        at,
                                        "value"));
            }
            place++;
        }
    }
}
