package io.truelift.definitions.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.truelift.platform.yaml.YamlPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a SQL file says of itself: the YAML in the comment lines on top of it, or a part of that YAML. Whoever reads a
 * value says what it must be; an error names the file, the line and what is allowed.
 */
public final class Header {
    private static final String COMMENT = "--";

    private final String file;
    private final List<String> lines;
    private final String path;
    private final JsonNode node;

    private Header(String file, List<String> lines, String path, JsonNode node) {
        this.file = file;
        this.lines = List.copyOf(lines);
        this.path = path;
        this.node = node;
    }

    /**
     * Reads the comment lines on top of a file.
     *
     * @param file name of the file for messages
     * @param text the whole file
     */
    static Header read(String file, String text) {
        List<String> lines = text.lines()
                .takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()))
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .toList();
        if (lines.isEmpty()) {
            throw new SqlFileException(
                    "Cannot read %s, line 1: it has no header. Open it with comment lines that say at least '-- title: ...'."
                            .formatted(file),
                    TextPlace.START);
        }
        try {
            JsonNode node = YamlPlaces.tree(String.join("\n", lines));
            if (!node.isObject()) {
                throw new SqlFileException(
                        "Cannot read %s, line 1: its header must be YAML such as '-- title: ...'".formatted(file),
                        TextPlace.START);
            }
            return new Header(file, lines, "", node);
        } catch (YamlPlaces.BrokenYaml e) {
            throw new SqlFileException(
                    "Cannot read the header of %s, line %d: it is no YAML: %s. Put a text that holds ': ' or '#' into quotes, or open it with '>'."
                            .formatted(file, e.line(), e.getMessage()),
                    TextPlace.line(e.line()),
                    e);
        }
    }

    /** Refuses every other key, so that a misspelt one is noticed. */
    public void allow(String... keys) {
        Set<String> allowed = new TreeSet<>(List.of(keys));
        node.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                throw problem(key, "there is no such key. Keys allowed here: %s".formatted(String.join(", ", allowed)));
            }
        });
    }

    /** Names of the keys, in the order of the file. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** @throws SqlFileException where the key is missing or says nothing */
    public String text(String key) {
        String value = value(key).asText().strip();
        if (value.isEmpty()) {
            throw problem(key, "it says nothing");
        }
        return value;
    }

    /** A text that may be empty, but not missing. */
    public String textOrEmpty(String key) {
        if (!node.has(key)) {
            throw missing(key);
        }
        JsonNode value = node.path(key);
        return value.isNull() ? "" : value.asText().strip();
    }

    public Optional<String> find(String key) {
        return node.has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    public int wholeNumber(String key) {
        JsonNode value = value(key);
        if (!value.isInt()) {
            throw problem(key, "it is %s and must be a whole number".formatted(value.asText()));
        }
        return value.asInt();
    }

    public double number(String key) {
        JsonNode value = value(key);
        if (!value.isNumber()) {
            throw problem(key, "it is %s and must be a number".formatted(value.asText()));
        }
        return value.asDouble();
    }

    /** One of the words of a closed set, in lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        String word = text(key);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> problem(
                        key,
                        "it is %s and must be one of %s"
                                .formatted(
                                        word,
                                        String.join(
                                                ", ",
                                                Stream.of(type.getEnumConstants())
                                                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                                                        .toList()))));
    }

    /** A list of words; empty where the key is missing. */
    public List<String> words(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw problem(key, "it must be a list, such as [one, two]");
        }
        List<String> words = new ArrayList<>();
        value.forEach(word -> words.add(word.asText()));
        return words;
    }

    /**
     * An entry of a list that holds words and sections.
     *
     * @param word the word, where it is one
     * @param keys the keys, where it has some
     */
    public record Item(Optional<String> word, Optional<Header> keys) {
        public Header section() {
            return keys.orElseThrow();
        }
    }

    /** A list whose entries are words or sections; empty where the key is missing. */
    public List<Item> items(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw problem(key, "it must be a list, such as [one, two]");
        }
        List<Item> items = new ArrayList<>();
        value.forEach(item -> items.add(
                item.isObject()
                        ? new Item(Optional.empty(), Optional.of(new Header(file, lines, path + key + ".", item)))
                        : new Item(Optional.of(item.asText()), Optional.empty())));
        return items;
    }

    public boolean has(String key) {
        return node.has(key);
    }

    /** Whether there are keys under a key, rather than a word. */
    public boolean isSection(String key) {
        return node.path(key).isObject();
    }

    /** The keys under a key. */
    public Header section(String key) {
        JsonNode value = value(key);
        if (!value.isObject()) {
            throw problem(key, "it must hold keys of its own");
        }
        return new Header(file, lines, path + key + ".", value);
    }

    /** The sections under this one, by key, in the order of the file. */
    public Map<String, Header> sections() {
        Map<String, Header> sections = new LinkedHashMap<>();
        keys().forEach(key -> sections.put(key, section(key)));
        return sections;
    }

    /** An error about a key, to be thrown. */
    public SqlFileException problem(String key, String what) {
        return new SqlFileException(
                "Cannot use '%s%s' in %s, line %d: %s".formatted(path, key, file, line(key), what),
                TextPlace.line(line(key)));
    }

    private SqlFileException missing(String key) {
        return new SqlFileException(
                "Cannot find '%s%s' in the header of %s: add the line '-- %s: ...'".formatted(path, key, file, key),
                TextPlace.START);
    }

    private JsonNode value(String key) {
        JsonNode value = node.path(key);
        if (value instanceof MissingNode || value.isNull()) {
            throw missing(key);
        }
        return value;
    }

    /** The line on which the key stands, found by its words: a header is short and YAML trees keep no lines. */
    private int line(String key) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(key + ":")
                    || lines.get(i).contains("{" + key + ":")
                    || lines.get(i).contains(", " + key + ":")) {
                return i + 1;
            }
        }
        return 1;
    }
}
