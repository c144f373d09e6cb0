package io.truelift.governance.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML that still knows in which line each thing stands. */
public final class YamlPlaces {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?");
    private static final int LONGEST = 19;

    /** A place where nothing stands. */
    public static final Place NOTHING = new Place(null, 1);

    private YamlPlaces() {}

    /** @throws BrokenYaml where the text is no YAML */
    public static Place read(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return root == null ? NOTHING : new Place(root, 1);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BrokenYaml(String.valueOf(e.getProblem()), line);
        }
    }

    /**
     * A place in the file. What is not there is a place too: empty, at the line of what it should stand in.
     *
     * @param node what stands there; null where nothing does
     * @param line the line, from 1
     */
    public record Place(@Nullable Node node, int line) {

        /** What stands under a field; its line is that of the field's name. */
        public Place at(String field) {
            return tuple(field)
                    .map(tuple -> new Place(tuple.getValueNode(), lineOf(tuple.getKeyNode())))
                    .orElse(new Place(null, line));
        }

        public String text(String field) {
            return at(field).text();
        }

        public String text() {
            return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        }

        public List<Place> items(String field) {
            List<Place> items = new ArrayList<>();
            if (at(field).node() instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> items.add(of(item)));
            }
            return items;
        }

        /** The place that a path leads to: names of fields, and places in lists from 0. Where it ends early, the last one there is. */
        public Place at(List<Object> path) {
            Place here = this;
            for (Object step : path) {
                Place next = step instanceof Integer item ? here.item(item) : here.at(String.valueOf(step));
                if (next.node() == null) {
                    return here;
                }
                here = next;
            }
            return here;
        }

        private Place item(int item) {
            return node instanceof SequenceNode sequence && item < sequence.getValue().size() ? of(sequence.getValue().get(item)) : new Place(null, line);
        }

        /** What stands here, without lines. */
        public JsonNode json() {
            return node == null ? MissingNode.getInstance() : json(node);
        }

        private static JsonNode json(Node node) {
            return switch (node) {
                case MappingNode mapping -> {
                    ObjectNode fields = JsonNodeFactory.instance.objectNode();
                    mapping.getValue().forEach(tuple -> fields.set(of(tuple.getKeyNode()).text(), json(tuple.getValueNode())));
                    yield fields;
                }
                case SequenceNode sequence -> {
                    ArrayNode items = JsonNodeFactory.instance.arrayNode();
                    sequence.getValue().forEach(item -> items.add(json(item)));
                    yield items;
                }
                case ScalarNode scalar -> json(scalar);
                default -> MissingNode.getInstance();
            };
        }

        private static JsonNode json(ScalarNode scalar) {
            String text = scalar.getValue().strip();
            if (scalar.getTag().equals(Tag.NULL)) {
                return NullNode.getInstance();
            }
            if (scalar.getTag().equals(Tag.BOOL)) {
                return BooleanNode.valueOf(Boolean.parseBoolean(text));
            }
            if ((scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) && NUMBER.matcher(text).matches()) {
                BigDecimal number = new BigDecimal(text);
                return number.scale() <= 0 && number.precision() < LONGEST ? LongNode.valueOf(number.longValueExact()) : DecimalNode.valueOf(number);
            }
            return TextNode.valueOf(text);
        }

        /** Names of the fields. */
        public List<String> keys() {
            return keyPlaces().stream().map(Place::text).toList();
        }

        /** The fields' names, each at its line. */
        public List<Place> keyPlaces() {
            List<Place> keys = new ArrayList<>();
            if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(tuple -> keys.add(new Place(tuple.getKeyNode(), lineOf(tuple.getKeyNode()))));
            }
            return keys;
        }

        public boolean has(String field) {
            return tuple(field).isPresent();
        }

        /** Names that stand again in a mapping that has them already, here and below. */
        public List<Place> repeatedKeys() {
            List<Place> repeated = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            keyPlaces().stream().filter(key -> !seen.add(key.text())).forEach(repeated::add);
            below().forEach(place -> repeated.addAll(place.repeatedKeys()));
            return repeated;
        }

        private List<Place> below() {
            return switch (node) {
                case MappingNode mapping -> mapping.getValue().stream().map(tuple -> of(tuple.getValueNode())).toList();
                case SequenceNode sequence -> sequence.getValue().stream().map(Place::of).toList();
                case null, default -> List.of();
            };
        }

        private Optional<NodeTuple> tuple(String field) {
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(field)) {
                        return Optional.of(tuple);
                    }
                }
            }
            return Optional.empty();
        }

        private static Place of(Node node) {
            return new Place(node, lineOf(node));
        }

        private static int lineOf(Node node) {
            return node.getStartMark().getLine() + 1;
        }
    }

    /** The text is no YAML. */
    public static final class BrokenYaml extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        BrokenYaml(String problem, int line) {
            super(problem);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }
}
