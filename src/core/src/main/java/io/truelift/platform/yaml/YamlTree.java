package io.truelift.platform.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.truelift.platform.yaml.YamlPlaces.BrokenYaml;
import java.math.BigDecimal;
import java.util.Locale;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Nodes of YAML as a tree of JSON. An alias is what its anchor says. */
final class YamlTree {
    private static final int DEEPEST = 100;
    private static final int MOST_NODES = 1_000_000;
    private static final int LARGEST_EXPONENT = 400;

    private int nodes;

    JsonNode of(Node node) {
        return of(node, 0);
    }

    /** @throws BrokenYaml where aliases make it endless, or larger than any file of ours */
    private JsonNode of(Node node, int depth) {
        nodes++;
        if (depth > DEEPEST || nodes > MOST_NODES) {
            throw new BrokenYaml(
                    "it stands within itself, or is too deep",
                    node.getStartMark().getLine() + 1);
        }
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode fields = JsonNodeFactory.instance.objectNode();
                mapping.getValue()
                        .forEach(tuple -> fields.set(name(tuple.getKeyNode()), of(tuple.getValueNode(), depth + 1)));
                yield fields;
            }
            case SequenceNode sequence -> {
                ArrayNode items = JsonNodeFactory.instance.arrayNode();
                sequence.getValue().forEach(item -> items.add(of(item, depth + 1)));
                yield items;
            }
            case ScalarNode scalar -> scalar(scalar);
            case AnchorNode anchor -> of(anchor.getRealNode(), depth + 1);
            default ->
                throw new BrokenYaml(
                        "it is of a kind that is not known", node.getStartMark().getLine() + 1);
        };
    }

    private static String name(Node key) {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new BrokenYaml(
                "the name of a field is no text", key.getStartMark().getLine() + 1);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (tag.equals(Tag.BOOL)) {
            return BooleanNode.valueOf(text.toLowerCase(Locale.ROOT).equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text);
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs(number.scale()) > LARGEST_EXPONENT) {
                return TextNode.valueOf(text);
            }
            if (number.scale() != 0) {
                return DecimalNode.valueOf(number);
            }
            return number.unscaledValue().bitLength() < Integer.SIZE
                    ? IntNode.valueOf(number.intValueExact())
                    : number.unscaledValue().bitLength() < Long.SIZE
                            ? LongNode.valueOf(number.longValueExact())
                            : DecimalNode.valueOf(number);
        } catch (NumberFormatException e) { // a tag that the file gives itself
            return TextNode.valueOf(text);
        }
    }
}
