package io.truelift.platform.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML 1.2 that still knows in which line each thing stands. */
public final class YamlPlaces {
    /** A place where nothing stands. */
    public static final Place NOTHING = new Place(null, 1);

    private YamlPlaces() {}

    /** @throws BrokenYaml where the text is no YAML */
    public static Place read(String text) {
        try {
            Node root = YamlText.compose(text);
            return root == null ? NOTHING : new Place(root, 1);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BrokenYaml(String.valueOf(e.getProblem()), line);
        } catch (YAMLException e) { // such as too many aliases
            throw new BrokenYaml(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), 1);
        }
    }

    /**
     * What a text says, without lines; a missing node where it says nothing.
     *
     * @throws BrokenYaml where it is no YAML, or says a field twice
     */
    public static JsonNode tree(String text) {
        Place root = read(text);
        root.repeatedKeys().stream().findFirst().ifPresent(key -> {
            throw new BrokenYaml("%s stands there twice".formatted(key.text()), key.line());
        });
        return root.json();
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
            return node instanceof SequenceNode sequence
                            && item < sequence.getValue().size()
                    ? of(sequence.getValue().get(item))
                    : new Place(null, line);
        }

        /** What stands here, without lines. */
        public JsonNode json() {
            return node == null ? MissingNode.getInstance() : new YamlTree().of(node);
        }

        /** Names of the fields. */
        public List<String> keys() {
            return keyPlaces().stream().map(Place::text).toList();
        }

        /** The fields' names, each at its line. */
        public List<Place> keyPlaces() {
            List<Place> keys = new ArrayList<>();
            if (node instanceof MappingNode mapping) {
                mapping.getValue()
                        .forEach(tuple -> keys.add(new Place(tuple.getKeyNode(), lineOf(tuple.getKeyNode()))));
            }
            return keys;
        }

        public boolean has(String field) {
            return tuple(field).isPresent();
        }

        /** Names that stand again in a mapping that has them already, here and below. */
        public List<Place> repeatedKeys() {
            List<Place> repeated = new ArrayList<>();
            collectRepeated(repeated, Collections.newSetFromMap(new IdentityHashMap<>()));
            return repeated;
        }

        /** @param looked what was looked at: an alias stands for what its anchor says, which is looked at once */
        private void collectRepeated(List<Place> repeated, Set<Node> looked) {
            if (node != null && looked.add(node)) {
                Set<String> seen = new HashSet<>();
                keyPlaces().stream().filter(key -> !seen.add(key.text())).forEach(repeated::add);
                below().forEach(place -> place.collectRepeated(repeated, looked));
            }
        }

        private List<Place> below() {
            return switch (node) {
                case MappingNode mapping ->
                    mapping.getValue().stream()
                            .map(tuple -> of(tuple.getValueNode()))
                            .toList();
                case SequenceNode sequence ->
                    sequence.getValue().stream().map(Place::of).toList();
                case null, default -> List.of();
            };
        }

        private Optional<NodeTuple> tuple(String field) {
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(field)) {
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
