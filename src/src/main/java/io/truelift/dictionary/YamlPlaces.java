package io.truelift.dictionary;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
final class YamlPlaces {
    /** A place where nothing stands. */
    static final Place NOTHING = new Place(null, 1);

    private YamlPlaces() {}

    /** @throws BrokenYaml where the text is no YAML */
    static Place read(String text) {
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
    record Place(@Nullable Node node, int line) {

        Place at(String field) {
            return child(field).map(value -> new Place(value, lineOf(value))).orElse(new Place(null, line));
        }

        String text(String field) {
            return at(field).text();
        }

        String text() {
            return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        }

        List<Place> items(String field) {
            List<Place> items = new ArrayList<>();
            if (at(field).node() instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> items.add(new Place(item, lineOf(item))));
            }
            return items;
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>();
            if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(tuple -> keys.add(((ScalarNode) tuple.getKeyNode()).getValue()));
            }
            return keys;
        }

        private Optional<Node> child(String field) {
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(field)) {
                        return Optional.of(tuple.getValueNode());
                    }
                }
            }
            return Optional.empty();
        }

        private static int lineOf(Node node) {
            return node.getStartMark().getLine() + 1;
        }
    }

    /** The text is no YAML. */
    static final class BrokenYaml extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        BrokenYaml(String problem, int line) {
            super(problem);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
