package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces.Place;
import io.truelift.platform.yaml.YamlText;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes YAML at a place and leaves all other text as it is. Each change is made of the text given, and handed back. */
final class YamlEdit {
    private final String text;

    YamlEdit(String text) {
        this.text = text;
    }

    /** Another value for a scalar, in its quotes where the value allows. */
    String scalar(Place place, String value) {
        boolean plain = place.node() instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && isPlain(value);
        return replaced(place, plain ? value : quoted(value));
    }

    /** Other YAML, as it is given, for a value. */
    String replaced(Place place, String yaml) {
        Node node = Objects.requireNonNull(place.node());
        int end = end(node);
        String closing =
                end > 0 && text.charAt(end - 1) == '\n' ? "\n" : ""; // a block scalar reaches into the next line
        return text.substring(0, start(node)) + yaml + closing + text.substring(end);
    }

    /** One more field of a mapping, behind one that it has. */
    String inserted(Place mapping, String behind, String field, String yaml) {
        MappingNode node = (MappingNode) Objects.requireNonNull(mapping.node());
        int end = end(Objects.requireNonNull(mapping.at(behind).node(), "there is no " + behind));
        String entry = field + ": " + yaml;
        if (node.getFlowStyle() == FlowStyle.FLOW) {
            return text.substring(0, end) + ", " + entry + text.substring(end);
        }
        return withLine(end, column(node) + entry);
    }

    /** The mapping without a field; the same text where it has none. */
    String without(Place mapping, String field) {
        if (!mapping.has(field)) {
            return text;
        }
        MappingNode node = (MappingNode) Objects.requireNonNull(mapping.node());
        NodeTuple tuple = node.getValue().stream()
                .filter(each -> each.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(field))
                .findFirst()
                .orElseThrow();
        int start = start(tuple.getKeyNode());
        int end = end(tuple.getValueNode());
        if (node.getFlowStyle() == FlowStyle.FLOW) {
            return withoutInFlow(start, end);
        }
        if (!text.substring(lineStart(start), start).isBlank()) {
            throw new DictionaryException(
                    "Cannot take away %s, line %d: it opens its list entry. Change it in the file itself."
                            .formatted(field, mapping.at(field).line()));
        }
        return text.substring(0, lineStart(start)) + text.substring(lineEnd(lastSign(end)));
    }

    /** A list without one of its entries, which stands on lines of its own. */
    String withoutItem(Place item) {
        Node node = Objects.requireNonNull(item.node());
        return text.substring(0, lineStart(start(node))) + text.substring(lineEnd(lastSign(end(node))));
    }

    /** One more entry of a list that stands under a field, which is made where there is none. */
    String withItem(Place mapping, String field, String yaml) {
        MappingNode node = (MappingNode) Objects.requireNonNull(mapping.node());
        if (mapping.at(field).node() instanceof SequenceNode list
                && !list.getValue().isEmpty()) {
            int start = start(list.getValue().getFirst());
            return withLine(lastSign(end(list.getValue().getLast())), text.substring(lineStart(start), start) + yaml);
        }
        String indent = column(node);
        int end = end(Objects.requireNonNull(mapping.at("classification").node(), "there is no classification"));
        return new YamlEdit(withLine(end, indent + field + ":"))
                .withLine(lineEnd(end) + indent.length() + field.length() + 1, indent + "  - " + yaml);
    }

    /** A value in double quotes. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A value as an entry of a list in brackets. */
    static String inFlow(String value) {
        return isPlain(value) && !value.matches(".*[,\\[\\]{}].*") ? value : quoted(value);
    }

    /** Whether the value is itself without quotes. */
    private static boolean isPlain(String value) {
        if (value.indexOf('#') >= 0) {
            return false;
        }
        try {
            Node read = YamlText.compose("key: " + value);
            return read instanceof MappingNode mapping
                    && mapping.getValue().getFirst().getValueNode() instanceof ScalarNode scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getValue().equals(value);
        } catch (YAMLException e) {
            return false;
        }
    }

    private String withoutInFlow(int start, int end) {
        int comma = text.substring(0, start).stripTrailing().length() - 1;
        if (text.charAt(comma) == ',') {
            return text.substring(0, comma) + text.substring(end);
        }
        String rest = text.substring(end).stripLeading();
        return text.substring(0, start)
                + (rest.startsWith(",") ? rest.substring(1).stripLeading() : rest);
    }

    /** A line of its own, below the one in which the sign before the place stands. */
    private String withLine(int place, String line) {
        int end = lineEnd(lastSign(place));
        String before = text.substring(0, end);
        return before + (before.endsWith("\n") ? "" : "\n") + line + "\n" + text.substring(end);
    }

    /** A block's end lies where the next thing starts: back to the last sign that belongs to it. */
    private int lastSign(int end) {
        String before = text.substring(0, end);
        while (true) {
            before = before.stripTrailing();
            int start = before.lastIndexOf('\n') + 1;
            if (!before.substring(start).stripLeading().startsWith("#")) {
                return before.length();
            }
            before = before.substring(0, start);
        }
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Start of the line below. */
    private int lineEnd(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end + 1;
    }

    private String column(MappingNode mapping) {
        return " "
                .repeat(mapping.getValue()
                        .getFirst()
                        .getKeyNode()
                        .getStartMark()
                        .getColumn());
    }

    private int start(Node node) {
        return offset(node.getStartMark());
    }

    private int end(Node node) {
        return offset(node.getEndMark());
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
