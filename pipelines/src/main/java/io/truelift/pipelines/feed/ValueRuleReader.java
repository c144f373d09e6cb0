package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.dataWord;
import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.word;
import static io.truelift.pipelines.feed.Declaration.words;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads how a column takes its text from a line. */
final class ValueRuleReader {
    private static final List<String> SOURCES = List.of("from", "value", "template", "product");
    private static final Set<String> WORDS = new TreeSet<>(Set.of(
            "from",
            "value",
            "template",
            "product",
            "matches",
            "map",
            "otherwise",
            "format",
            "scale",
            "null_values",
            "default"));
    private static final Set<String> OF_IDENTIFIER = new TreeSet<>(WORDS);

    static {
        OF_IDENTIFIER.add("type");
    }

    private static final Set<String> OF_SCALE = new TreeSet<>(Set.of("lowest", "highest", "labels"));

    private final Declaration declaration;

    ValueRuleReader(Declaration declaration) {
        this.declaration = declaration;
    }

    /**
     * @param node the fields of the rule
     * @param place what the rule is for, in words
     */
    ValueRule rule(Place node, String place) {
        return rule(node, place, WORDS);
    }

    /** The value of an identifier, beside which its type stands. */
    ValueRule identifier(Place node) {
        return rule(node, "identifiers", OF_IDENTIFIER);
    }

    private ValueRule rule(Place node, String place, Set<String> allowed) {
        Declaration.mapping(node, place);
        declaration.allow(node, place, allowed);
        List<String> sources = SOURCES.stream().filter(node::has).toList();
        if (sources.size() != 1) {
            throw wrong(
                    node,
                    sources.isEmpty()
                            ? "%s has none of from, value, template, product".formatted(place)
                            : "%s has %s, and takes one of them".formatted(place, String.join(" and ", sources)));
        }
        return new ValueRule(
                source(node, place),
                map(node),
                otherwise(node, place),
                node.has("format") ? word(node.at("format"), "format") : null,
                node.has("scale") ? scale(node.at("scale"), place) : null,
                node.has("default") ? dataWord(node.at("default"), "default") : null,
                node.has("null_values") ? words(node, "null_values") : null);
    }

    private static @Nullable LinkedHashMap<String, String> map(Place node) {
        if (!node.has("map")) {
            return null;
        }
        Place words = Declaration.mapping(node.at("map"), "map");
        LinkedHashMap<String, String> map = new LinkedHashMap<>();
        for (Place key : words.keyPlaces()) {
            map.put(key.text(), dataWord(words.at(key.text()), "map"));
        }
        return map;
    }

    private static ValueRule.Otherwise otherwise(Place node, String place) {
        String otherwise = Declaration.textOr(node, "otherwise", "reject");
        return switch (otherwise) {
            case "keep" -> ValueRule.Otherwise.KEEP;
            case "null" -> ValueRule.Otherwise.NULL;
            case "reject" -> ValueRule.Otherwise.REJECT;
            default ->
                throw wrong(
                        node.at("otherwise"),
                        "otherwise %s of %s is none of keep, null, reject".formatted(otherwise, place));
        };
    }

    private FeedAnswerScale scale(Place node, String place) {
        Declaration.mapping(node, "scale of " + place);
        declaration.allow(node, "scale of " + place, OF_SCALE);
        if (node.has("labels")) {
            List<String> labels =
                    words(node, "labels").stream().map(String::strip).toList();
            if (node.keys().size() != 1
                    || labels.isEmpty()
                    || labels.contains("")
                    || Declaration.items(node, "labels").size() != labels.size()) {
                throw wrong(
                        node,
                        "scale of %s takes labels alone, worst first, none of them empty or twice; they count from 1 on"
                                .formatted(place));
            }
            return new FeedAnswerScale(1, labels.size(), new ArrayList<>(labels));
        }
        int lowest = wholeNumber(node, "lowest", place);
        int highest = wholeNumber(node, "highest", place);
        if (lowest >= highest) {
            throw noScale(node, place);
        }
        return new FeedAnswerScale(lowest, highest, new ArrayList<>());
    }

    private static int wholeNumber(Place node, String field, String place) {
        try {
            return Integer.parseInt(node.text(field));
        } catch (NumberFormatException e) {
            throw noScale(node, place);
        }
    }

    private static Declaration.Mistake noScale(Place node, String place) {
        return wrong(
                node,
                "scale of %s is neither {lowest: 1, highest: 5}, the lowest below the highest, nor {labels: [bad, fair, good]}"
                        .formatted(place));
    }

    private static ValueRule.Text source(Place node, String place) {
        if (node.has("matches")) {
            try {
                return new ValueRule.Matches(
                        text(node, "from", place), Pattern.compile(word(node.at("matches"), "matches")));
            } catch (PatternSyntaxException e) {
                throw wrong(
                        node.at("matches"), "expression of %s cannot be read: %s".formatted(place, e.getDescription()));
            }
        }
        if (node.has("from")) {
            return new ValueRule.Field(required(node, "from", place));
        }
        if (node.has("value")) {
            return new ValueRule.Constant(word(node.at("value"), "value"));
        }
        if (node.has("template")) {
            return new ValueRule.Template(word(node.at("template"), "template"));
        }
        return new ValueRule.Product(new ArrayList<>(words(node, "product")));
    }

    /** The name of a field as it is written, for names may end in a blank. */
    private static String required(Place node, String field, String place) {
        text(node, field, place);
        return word(node.at(field), field);
    }
}
