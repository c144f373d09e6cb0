package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads an item of a declaration's {@code records}, and holds it against the contract of its table. */
final class RecordRuleReader {
    /** Columns that landing fills by itself. */
    private static final Set<String> LANDED = Set.of("record_id", "identifiers", "feed", "file", "line", "run_id");

    private static final Set<String> WORDS = new TreeSet<>(Set.of("table", "when", "columns"));

    static {
        WORDS.addAll(RepeatsReader.WORDS);
    }

    private final List<TableContract> tables;
    private final Declaration declaration;
    private final ValueRuleReader values;
    private final ConditionReader conditions;
    private final RepeatsReader repeats;

    RecordRuleReader(Dictionary dictionary, Declaration declaration) {
        this.tables = dictionary.namespace("raw").stream()
                .filter(table -> !table.qualifiedName().equals(Feed.Deletes.TABLE))
                .toList();
        this.declaration = declaration;
        this.values = new ValueRuleReader(declaration);
        this.conditions = new ConditionReader(declaration);
        this.repeats = new RepeatsReader(dictionary, declaration, this);
    }

    Feed.RecordRule rule(Place node) {
        declaration.allow(Declaration.mapping(node, "records"), "records", WORDS);
        TableContract table = table(node);
        LinkedHashMap<String, ValueRule> columns = columns(table, node.at("columns"));
        for (ColumnContract column : table.columns()) {
            if (column.required()
                    && !LANDED.contains(column.name())
                    && !node.at("columns").has(column.name())) {
                throw wrong(
                        node,
                        "records of %s lack the required column %s".formatted(table.qualifiedName(), column.name()));
            }
        }
        return new Feed.RecordRule(
                table.table(),
                node.has("when") ? conditions.condition(node.at("when"), "when") : null,
                columns,
                repeats.repeats(node, table, columns));
    }

    private TableContract table(Place node) {
        String name = text(node, "table", "records");
        return tables.stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        node,
                        "table %s is none of raw's: %s"
                                .formatted(
                                        name,
                                        tables.stream()
                                                .map(TableContract::table)
                                                .toList())));
    }

    /** Rules by column of the table; a mistake in one is kept, and the others are read. */
    LinkedHashMap<String, ValueRule> columns(TableContract table, Place rules) {
        LinkedHashMap<String, ValueRule> columns = new LinkedHashMap<>();
        for (Place key : rules.keyPlaces()) {
            declaration
                    .attempt(() -> column(table, key, rules.at(key.text())))
                    .ifPresent(rule -> columns.put(key.text(), rule));
        }
        return columns;
    }

    private ValueRule column(TableContract table, Place key, Place rule) {
        if (LANDED.contains(key.text()) || table.column(key.text()).isEmpty()) {
            throw wrong(key, "column %s is not one that %s takes".formatted(key.text(), table.qualifiedName()));
        }
        ValueRule read = values.rule(rule, "column " + key.text());
        if (read.format() != null) {
            TimeFormat.problem(read.format(), table.column(key.text()).get().type())
                    .ifPresent(problem -> {
                        throw wrong(
                                rule.at("format"),
                                "format %s of column %s %s".formatted(read.format(), key.text(), problem));
                    });
        }
        return read;
    }
}
