package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of a contract, of which single fields are read and changed. What is not asked for stays as it is, to the last
 * sign: comments, order, quotes and blank lines.
 *
 * @param text the file's content
 */
public record ContractText(String text) {
    /** Between the values of a list: values have commas. */
    private static final String SEPARATOR = "; ";

    /**
     * What stands in a field; empty where nothing does, {@code false} for an answer that is not given.
     *
     * @param column name of the column; absent for a field of the table
     * @throws DictionaryException where the text is no contract or has no such column
     */
    public String value(Optional<String> column, ContractField field) {
        Place root = root();
        return switch (field) {
            case TABLE_DESCRIPTION -> table(root).text("description");
            case TABLE_BUSINESS_NAME -> table(root).text("businessName");
            case GRAIN -> table(root).text("dataGranularityDescription");
            case OWNER -> root.at("team").text("name");
            case DOMAIN -> root.text("domain");
            case RETENTION ->
                retention(root)
                        .map(level -> level.text("value") + " " + level.text("unit"))
                        .orElse("");
            case DESCRIPTION -> place(root, column).text("description");
            case BUSINESS_NAME -> place(root, column).text("businessName");
            case CLASSIFICATION -> place(root, column).text("classification");
            case PURPOSES ->
                custom(place(root, column), "purposes")
                        .map(one -> joined(one.items("value")))
                        .orElse("");
            case MASK ->
                custom(place(root, column), "mask")
                        .map(one -> one.text("value"))
                        .orElse("");
            case REQUIRED -> answer(place(root, column), "required");
            case UNIQUE -> answer(place(root, column), "unique");
            case MINIMUM -> place(root, column).at("logicalTypeOptions").text("minimum");
            case MAXIMUM -> place(root, column).at("logicalTypeOptions").text("maximum");
            case VALID_VALUES ->
                validValues(place(root, column))
                        .map(rule -> joined(rule.at("arguments").items("validValues")))
                        .orElse("");
        };
    }

    /**
     * The text with another value in a field. A value that the field has already changes nothing; an empty one takes the
     * field away, where the contract can do without.
     *
     * @param column name of the column; absent for a field of the table
     * @throws DictionaryException where it cannot be written, saying why
     */
    public ContractText with(Optional<String> column, ContractField field, String wanted) {
        String value = normal(field, wanted);
        if (value.equals(value(column, field))) {
            return this;
        }
        ContractText changed = written(column, field, value);
        if (!changed.value(column, field).equals(value)) {
            throw new DictionaryException(
                    "Cannot write %s of %s in place, as the file is laid out: change it in the file itself"
                            .formatted(field.word(), column.orElse("the table")));
        }
        return changed;
    }

    private ContractText written(Optional<String> column, ContractField field, String value) {
        Place root = root();
        return switch (field) {
            case TABLE_DESCRIPTION -> describe(root, value);
            case TABLE_BUSINESS_NAME -> field(table(root), "businessName", value, "name");
            case GRAIN -> field(table(root), "dataGranularityDescription", value, "description");
            case OWNER -> field(root.at("team"), "name", value, "name");
            case DOMAIN -> field(root, "domain", value, "name");
            case RETENTION -> retain(root, value);
            case DESCRIPTION -> field(place(root, column), "description", value, "physicalType");
            case BUSINESS_NAME -> field(place(root, column), "businessName", value, "name");
            case CLASSIFICATION -> field(place(root, column), "classification", value, "description");
            case PURPOSES -> custom(place(root, column), "purposes", "[" + flow(value) + "]");
            case MASK -> custom(place(root, column), "mask", value.isEmpty() ? "" : YamlEdit.inFlow(value));
            case REQUIRED -> answer(place(root, column), "required", value);
            case UNIQUE -> answer(place(root, column), "unique", value);
            case MINIMUM -> option(place(root, column), "minimum", YamlEdit.inFlow(value));
            case MAXIMUM -> option(place(root, column), "maximum", YamlEdit.inFlow(value));
            case VALID_VALUES -> validValues(place(root, column), value);
        };
    }

    /** The contract's purpose is the table's description again, where the two were the same. */
    private ContractText describe(Place root, String value) {
        boolean twice =
                root.at("description").text("purpose").equals(table(root).text("description"));
        ContractText changed = field(table(root), "description", value, "name");
        return twice ? changed.field(changed.root().at("description"), "purpose", value, "purpose") : changed;
    }

    private ContractText retain(Place root, String value) {
        String[] words = value.split(" ", 2);
        Place level = retention(root)
                .orElseThrow(
                        () -> new DictionaryException(
                                "Cannot write the retention: the contract has no slaProperties with property retention. Add it in the file itself."));
        if (words.length != 2) {
            throw new DictionaryException(
                    "Cannot use the retention \"%s\": write a number and a unit, such as 3 y".formatted(value));
        }
        ContractText changed = field(level, "value", words[0], "property");
        return changed.field(retention(changed.root()).orElseThrow(), "unit", words[1], "value");
    }

    private ContractText field(Place mapping, String name, String value, String behind) {
        YamlEdit edit = new YamlEdit(text);
        if (value.isEmpty()) {
            return new ContractText(edit.without(mapping, name));
        }
        return new ContractText(
                mapping.has(name)
                        ? edit.scalar(mapping.at(name), value)
                        : edit.inserted(mapping, behind, name, YamlEdit.quoted(value)));
    }

    private ContractText answer(Place column, String name, String value) {
        YamlEdit edit = new YamlEdit(text);
        if (value.equals("false")) {
            return new ContractText(edit.without(column, name));
        }
        return new ContractText(
                column.has(name)
                        ? edit.replaced(column.at(name), value)
                        : edit.inserted(column, "description", name, value));
    }

    private ContractText option(Place column, String name, String value) {
        YamlEdit edit = new YamlEdit(text);
        Place options = column.at("logicalTypeOptions");
        if (options.node() == null) {
            return new ContractText(
                    edit.inserted(column, "physicalType", "logicalTypeOptions", "{%s: %s}".formatted(name, value)));
        }
        if (value.isEmpty()) {
            return new ContractText(
                    options.keys().equals(List.of(name))
                            ? edit.without(column, "logicalTypeOptions")
                            : edit.without(options, name));
        }
        return new ContractText(
                options.has(name)
                        ? edit.replaced(options.at(name), value)
                        : edit.inserted(options, options.keys().getLast(), name, value));
    }

    private ContractText custom(Place column, String property, String value) {
        YamlEdit edit = new YamlEdit(text);
        Optional<Place> there = custom(column, property);
        if (there.isPresent()) {
            return new ContractText(
                    value.isEmpty() || value.equals("[]")
                            ? edit.withoutItem(there.get())
                            : edit.replaced(there.get().at("value"), value));
        }
        return new ContractText(
                edit.withItem(column, "customProperties", "{property: %s, value: %s}".formatted(property, value)));
    }

    private ContractText validValues(Place column, String value) {
        YamlEdit edit = new YamlEdit(text);
        Optional<Place> there = validValues(column);
        if (value.isEmpty()) {
            Place rule = there.orElseThrow();
            return new ContractText(
                    column.items("quality").size() == 1 ? edit.without(column, "quality") : edit.withoutItem(rule));
        }
        if (there.isPresent()) {
            return new ContractText(
                    edit.replaced(there.get().at("arguments").at("validValues"), "[" + flow(value) + "]"));
        }
        return new ContractText(edit.withItem(
                column,
                "quality",
                "{type: library, metric: invalidValues, arguments: {validValues: [%s]}, mustBe: 0}"
                        .formatted(flow(value))));
    }

    private Place root() {
        try {
            return YamlPlaces.read(text);
        } catch (YamlPlaces.BrokenYaml e) {
            throw new DictionaryException(
                    "Cannot read the contract, line %d: %s".formatted(e.line(), e.getMessage()), e);
        }
    }

    private static Place table(Place root) {
        return root.items("schema").stream()
                .findFirst()
                .orElseThrow(() -> new DictionaryException("Cannot find a table in the contract: it has no schema"));
    }

    private static Place place(Place root, Optional<String> column) {
        String name = column.orElseThrow(
                () -> new IllegalArgumentException("Cannot tell whose field it is: name the column"));
        return table(root).items("properties").stream()
                .filter(place -> place.text("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new DictionaryException("Cannot find column %s in the contract".formatted(name)));
    }

    private static Optional<Place> retention(Place root) {
        return root.items("slaProperties").stream()
                .filter(level -> level.text("property").equals("retention"))
                .findFirst();
    }

    private static Optional<Place> custom(Place column, String property) {
        return column.items("customProperties").stream()
                .filter(one -> one.text("property").equals(property))
                .findFirst();
    }

    private static Optional<Place> validValues(Place column) {
        return column.items("quality").stream()
                .filter(rule -> rule.text("metric").equals("invalidValues"))
                .findFirst();
    }

    private static String answer(Place column, String name) {
        return column.text(name).equals("true") ? "true" : "false";
    }

    private static String joined(List<Place> items) {
        return items.stream().map(Place::text).collect(Collectors.joining(SEPARATOR));
    }

    private static String flow(String list) {
        return Arrays.stream(list.split(SEPARATOR))
                .filter(item -> !item.isEmpty())
                .map(YamlEdit::inFlow)
                .collect(Collectors.joining(", "));
    }

    private static String normal(ContractField field, String wanted) {
        String line = wanted.replaceAll("\\s+", " ").strip();
        return switch (field.form()) {
            case TEXT -> line;
            case YES_OR_NO -> line.equals("true") ? "true" : "false";
            case LIST ->
                Arrays.stream(line.split(";"))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(SEPARATOR));
        };
    }
}
