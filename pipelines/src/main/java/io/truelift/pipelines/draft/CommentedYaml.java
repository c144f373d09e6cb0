package io.truelift.pipelines.draft;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** A mapping of YAML that is written with a comment over each of its fields. Whatever a text is, it is read as that text. */
final class CommentedYaml {
    /** What is written without quotes: no other text could be read as anything else, by whatever version of YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*([ -][A-Za-z0-9_]+)*");

    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "inf", "nan");
    private static final int WIDTH = 110;
    private static final int LONGEST_SHOWN = 60;

    private final List<NodeTuple> tuples = new ArrayList<>();
    private final List<CommentLine> end = new ArrayList<>();

    /** Another field under comments; the value is one of {@link #text}, {@link #list}, {@link #fields}, {@link #node}, {@link #items}. */
    CommentedYaml put(String field, Node value, List<String> comments) {
        Node key = text(field);
        key.setBlockComments(lines(comments));
        tuples.add(new NodeTuple(key, value));
        return this;
    }

    CommentedYaml put(String field, Node value) {
        return put(field, value, List.of());
    }

    /** Comments behind the last field. */
    CommentedYaml putLast(List<String> comments) {
        end.addAll(lines(comments));
        return this;
    }

    boolean isEmpty() {
        return tuples.isEmpty();
    }

    /** What stands within another mapping. */
    Node node() {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    static Node text(String text) {
        return new ScalarNode(Tag.STR, text, null, null, isPlain(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    /** Texts on one line. */
    static Node list(Iterable<String> texts) {
        List<Node> items = new ArrayList<>();
        texts.forEach(text -> items.add(text(text)));
        return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
    }

    /** Fields on one line. */
    static Node fields(Map<String, Node> fields) {
        List<NodeTuple> tuples = new ArrayList<>();
        fields.forEach((name, value) -> tuples.add(new NodeTuple(text(name), value)));
        return new MappingNode(Tag.MAP, tuples, FlowStyle.FLOW);
    }

    /** Items one below the other. Comments on them stand over the list: the library would write them into its items. */
    static Node items(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /** The whole of it. */
    String write() {
        DumperOptions options = new DumperOptions();
        options.setProcessComments(true);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        StringWriter out = new StringWriter();
        new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options).serialize(node(), out);
        end.forEach(line -> out.append('#').append(line.getValue()).append('\n'));
        return out.toString();
    }

    /** As a comment may show it: quoted, on one line, and not longer than a glance. */
    static String shown(String text) {
        String line = oneLine(text);
        return "\"" + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line) + "\"";
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static List<CommentLine> lines(List<String> comments) {
        List<CommentLine> lines = new ArrayList<>();
        for (String comment : comments) {
            for (String line : wrapped(comment)) {
                lines.add(new CommentLine(null, null, " " + line, CommentType.BLOCK));
            }
        }
        return lines;
    }

    private static List<String> wrapped(String comment) {
        return WordUtils.wrap(oneLine(comment), WIDTH, "\n", false).lines().toList();
    }

    /** Whatever would end a comment, or is no character of YAML, becomes a blank. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .forEach(c -> line.appendCodePoint(
                        Character.isISOControl(c)
                                        || c == '\u2028'
                                        || c == '\u2029'
                                        || Character.getType(c) == Character.SURROGATE
                                        || Character.getType(c) == Character.FORMAT
                                        || !Character.isDefined(c)
                                ? ' '
                                : c));
        return line.toString();
    }

    /** Words with what stands behind them, in this order. */
    static Map<String, Node> words(String word, Node value) {
        Map<String, Node> words = new LinkedHashMap<>();
        words.put(word, value);
        return words;
    }

    /** Two words with what stands behind them, in this order. */
    static Map<String, Node> words(String word, Node value, String other, Node otherValue) {
        Map<String, Node> words = words(word, value);
        words.put(other, otherValue);
        return words;
    }
}
