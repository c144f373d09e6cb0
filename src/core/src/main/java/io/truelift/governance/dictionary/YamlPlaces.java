package io.truelift.governance.dictionary;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML that still knows in which line each thing stands. */
public final class YamlPlaces {
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
