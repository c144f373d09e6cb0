package io.truelift.pipelines.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.yaml.YamlPlaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How exports call things, by {@code names.yaml} beside this class: whether two names mean the same. */
final class Names {
    private static final String FILE = "names.yaml";
    private static final double SAME = 1;
    private static final double KNOWN = 0.9;
    private static final double PART = 0.6;
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 200;

    /** Words that say nothing by themselves. */
    private static final Set<String> GENERAL = Set.of(
            "id",
            "at",
            "date",
            "time",
            "timestamp",
            "name",
            "type",
            "number",
            "code",
            "value",
            "total",
            "key",
            "is",
            "of",
            "on",
            "the",
            "text",
            "day",
            "source");

    private final Map<String, String> shortened = new HashMap<>();
    private final Map<String, List<Set<String>>> columns;
    private final Map<String, List<Set<String>>> identifiers;
    private final Map<String, List<Set<String>>> personal;
    private final Map<String, List<Set<String>>> consent;
    private final List<Set<String>> tcf;
    private final List<Set<String>> gpc;
    private final Set<String> times = new LinkedHashSet<>();

    private Names(JsonNode file) {
        file.path("short")
                .properties()
                .forEach(word -> shortened.put(word.getKey(), word.getValue().asText()));
        columns = byKey(file.path("columns"));
        identifiers = byKey(file.path("identifiers"));
        personal = byKey(file.path("personal"));
        consent = byKey(file.path("consent"));
        tcf = phrases(file.path("tcf"));
        gpc = phrases(file.path("gpc"));
        file.path("times").forEach(word -> times.add(word.asText()));
    }

    static Names read() {
        try (InputStream file = Objects.requireNonNull(Names.class.getResourceAsStream(FILE), FILE)) {
            return new Names(YamlPlaces.tree(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How well a field's name says a column: 1 for the same words, 0 where it says nothing of it.
     *
     * @param field name of the field
     * @param column name of the column
     */
    double likeness(String field, String column) {
        Set<String> words = words(field);
        Set<String> wanted = words(column);
        if (isSame(words, wanted)) {
            return SAME;
        }
        List<Set<String>> known = columns.getOrDefault(column, List.of());
        for (int place = 0; place < known.size(); place++) {
            if (isSame(words, known.get(place))) {
                return KNOWN - 0.01 * place;
            }
        }
        double best = part(words, wanted);
        for (Set<String> phrase : known) {
            best = Math.max(best, part(words, phrase) - 0.05);
        }
        return best;
    }

    /** The type of identifiers that a field's name says, of those that there are. */
    Optional<String> identifier(String field, List<String> types) {
        Set<String> words = words(field);
        return types.stream()
                .filter(type -> isSame(words, words(type)))
                .findFirst()
                .or(() -> key(identifiers, words).filter(types::contains));
    }

    /** What the field may tell of a person, in words. */
    Optional<String> personal(String field) {
        return key(personal, words(field));
    }

    /** Whether a field is called as what may tell that of a person. */
    boolean isName(String field) {
        return words(field).equals(Set.of("name"));
    }

    /**
     * The purpose to which a field may say yes or no.
     *
     * @param purposes those that there are
     */
    Optional<String> purpose(String field, List<String> purposes) {
        Set<String> words = words(field);
        return purposes.stream()
                .filter(purpose -> words.containsAll(words(purpose)))
                .findFirst()
                .or(() -> key(consent, words).filter(purposes::contains));
    }

    boolean isConsentString(String field) {
        return tcf.stream().anyMatch(phrase -> isSame(words(field), phrase));
    }

    boolean isPrivacyControl(String field) {
        return gpc.stream().anyMatch(phrase -> isSame(words(field), phrase));
    }

    /** Whether a field is called as times are. */
    boolean isTime(String field) {
        return words(field).stream().anyMatch(times::contains);
    }

    /** Whether two names have a word in common that says something. */
    boolean isAlike(String name, String other) {
        Set<String> common = words(name);
        common.retainAll(words(other));
        return !GENERAL.containsAll(common);
    }

    private Optional<String> key(Map<String, List<Set<String>>> phrases, Set<String> words) {
        return phrases.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(phrase -> isSame(words, phrase)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** One of the names is part of the other, and not by a word that says nothing. */
    private static double part(Set<String> field, Set<String> column) {
        Set<String> common = new LinkedHashSet<>(field);
        common.retainAll(column);
        if (common.isEmpty() || GENERAL.containsAll(common)) {
            return 0;
        }
        boolean isPart = common.size() == Math.min(field.size(), column.size());
        double share = (double) common.size() / Math.max(field.size(), column.size());
        return isPart ? PART * Math.sqrt(share) + 0.1 : 0;
    }

    private static boolean isSame(Set<String> one, Set<String> other) {
        return !one.isEmpty() && (one.equals(other) || String.join("", one).equals(String.join("", other)));
    }

    private Map<String, List<Set<String>>> byKey(JsonNode node) {
        Map<String, List<Set<String>>> phrases = new LinkedHashMap<>();
        node.properties().forEach(entry -> phrases.put(entry.getKey(), phrases(entry.getValue())));
        return phrases;
    }

    private List<Set<String>> phrases(JsonNode node) {
        List<Set<String>> phrases = new ArrayList<>();
        node.forEach(phrase -> phrases.add(words(phrase.asText())));
        return phrases;
    }

    private Set<String> words(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        String plain = ACCENT.matcher(Normalizer.normalize(cut.strip(), Normalizer.Form.NFD))
                .replaceAll("");
        Set<String> words = new LinkedHashSet<>();
        for (String part : BETWEEN.split(HUMP.matcher(plain).replaceAll(" "))) {
            if (!part.isEmpty()) {
                String word = part.toLowerCase(Locale.ROOT);
                words.add(shortened.getOrDefault(word, singular(word)));
            }
        }
        return words;
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
