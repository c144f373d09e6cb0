package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A required column that no field fills, filled from what there is.
 *
 * @param rule its rule
 * @param comments why
 */
record FilledColumn(Map<String, Node> rule, List<String> comments) {
    private static final Set<String> CURRENCIES = Set.of(
            "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD", "NZD", "CNY",
            "INR", "BRL", "MXN", "ZAR");

    FilledColumn {
        comments = List.copyOf(comments);
    }

    /**
     * What fills the column; nothing where only a person can say.
     *
     * @param matched by column what fields fill
     */
    static Optional<FilledColumn> of(
            ColumnContract column, TableContract table, Map<String, ColumnMatch> matched, String feed) {
        String name = column.name();
        if (name.endsWith("_id") && (table.table().endsWith(name.substring(0, name.length() - 3)))) {
            return filled(
                    "template",
                    feed + "-${record}",
                    "No column is an id: the line's own name stands for it, the same wherever the line stands.");
        }
        return switch (name) {
            case "amount" -> amount(matched);
            case "currency" -> currency(matched);
            case "is_cancellation" -> cancellation(matched);
            case "survey", "source" ->
                filled("value", feed, "No column says it: the feed's name stands for it. Say better which it is.");
            default -> Optional.empty();
        };
    }

    /** The rule that sets every line aside until a person says what fills the column. */
    static FilledColumn open(ColumnContract column, String anyField) {
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put("from", CommentedYaml.text(anyField));
        rule.put("map", CommentedYaml.fields(Map.of()));
        rule.put("otherwise", CommentedYaml.text("null"));
        return new FilledColumn(
                rule,
                List.of(
                        "TO DO: the contract requires %s (%s), and no column of the file is like it. Write {from: Field}, or {value: text} where it is the same for all. Until then every line is set aside."
                                .formatted(column.name(), column.type())));
    }

    private static Optional<FilledColumn> amount(Map<String, ColumnMatch> matched) {
        if (!matched.containsKey("quantity") || !matched.containsKey("unit_price")) {
            return Optional.empty();
        }
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put(
                "product",
                CommentedYaml.list(List.of(
                        matched.get("quantity").field().name(),
                        matched.get("unit_price").field().name())));
        return Optional.of(new FilledColumn(rule, List.of("No column is the amount: pieces times price.")));
    }

    /** The names of amounts may say it. */
    private static Optional<FilledColumn> currency(Map<String, ColumnMatch> matched) {
        return matched.values().stream()
                .map(match -> match.field().name())
                .flatMap(field -> Stream.of(field.toUpperCase(Locale.ROOT)
                                .replace("€", " EUR ")
                                .replace("£", " GBP ")
                                .replace("$", " USD ")
                                .split("[^A-Z]+"))
                        .filter(CURRENCIES::contains))
                .findFirst()
                .flatMap(code -> filled("value", code, "No column says it: by the name of an amount."));
    }

    private static Optional<FilledColumn> cancellation(Map<String, ColumnMatch> matched) {
        ColumnMatch quantity = matched.get("quantity");
        if (quantity == null) {
            return Optional.empty();
        }
        long negative =
                quantity.field().sample().agreeing(value -> value.strip().startsWith("-"));
        if (negative == 0) {
            return filled(
                    "value",
                    "false",
                    "No column says it, and no line of the sample has a negative quantity: no line takes another back. Mend it where some do.");
        }
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put("from", CommentedYaml.text(quantity.field().name()));
        rule.put("matches", CommentedYaml.text("^\\s*-.*"));
        return Optional.of(new FilledColumn(
                rule,
                List.of("No column says it: a negative quantity takes an earlier line back, as in %s of the sample."
                        .formatted(Counts.lines(negative)))));
    }

    private static Optional<FilledColumn> filled(String word, String text, String why) {
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put(word, CommentedYaml.text(text));
        return Optional.of(new FilledColumn(rule, List.of(why)));
    }
}
