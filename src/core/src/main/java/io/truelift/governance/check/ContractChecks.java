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
 * {@code primaryKey}, {@code logicalTypeOptions}, {@code quality}). What it asks for and cannot be carried out is told.
 *
 * @param values of each value of a column
 * @param tables of the table
 * @param unusable what cannot be carried out
 */
public record ContractChecks(List<ValueCheck> values, List<TableCheck> tables, List<Unusable> unusable) {

    public ContractChecks {
        values = List.copyOf(new LinkedHashSet<>(values));
        tables = List.copyOf(new LinkedHashSet<>(tables));
        unusable = List.copyOf(unusable);
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
            new QualityChecks(found).ofColumn(rule, place++, name);
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
