package io.truelift.governance.dictionary;

import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What was found in the folder {@code governance}, and the questions that every check of its files asks. */
public final class Findings {
    private static final int CLOSE = 2;

    private final Path governance;
    private final Set<Finding> found = new TreeSet<>();

    public Findings(Path governance) {
        this.governance = governance;
    }

    /** Every mistake, by file and line. */
    public List<Finding> all() {
        return List.copyOf(found);
    }

    /** Notes a mistake. */
    public void add(Path file, Place place, String message) {
        found.add(new Finding(governance.relativize(file), place.line(), message));
    }

    /** Notes a mistake, unless one was found in that line already. */
    void addWhereNone(Path file, Place place, String message) {
        Path relative = governance.relativize(file);
        if (found.stream()
                .noneMatch(finding ->
                        finding.line() == place.line() && finding.file().equals(relative))) {
            add(file, place, message);
        }
    }

    /** Asks for a field that must say something; where it stands empty, its own line is named. */
    public void require(Place place, String field, String what, Path file) {
        if (place.text(field).isEmpty()) {
            add(file, place.at(field), "%s has no %s".formatted(what, field));
        }
    }

    /** Asks for one of a closed set of words, where there is a word. */
    public void oneOf(Place word, Collection<String> known, String what, Path file) {
        if (!word.text().isEmpty() && !known.contains(word.text())) {
            add(
                    file,
                    word,
                    "%s is none of %s%s"
                            .formatted(what, known.stream().sorted().toList(), suggestion(word.text(), known)));
        }
    }

    /** Refuses every field that the format does not have. */
    public void onlyFields(Place place, Set<String> known, String what, Path file) {
        for (Place key : place.keyPlaces()) {
            if (!known.contains(key.text())) {
                add(
                        file,
                        key,
                        "there is no field %s in %s%s".formatted(key.text(), what, suggestion(key.text(), known)));
            }
        }
    }

    /** Refuses fields that look like a known one misspelt; others may be somebody else's. */
    public void noMisspelt(Place place, Set<String> known, String what, Path file) {
        place.keyPlaces().forEach(key -> misspeltWord(key, known, what, file));
    }

    /** Refuses a word that looks like a known one misspelt; others may be somebody else's. */
    void misspeltWord(Place word, Set<String> known, String what, Path file) {
        misspelt(word.text(), known, word, what, file);
    }

    /** As {@link #misspeltWord}, for a part of what stands at a place. */
    void misspelt(String word, Set<String> known, Place place, String what, Path file) {
        if (!known.contains(word) && closest(word, known).isPresent()) {
            add(file, place, "there is no %s in %s%s".formatted(word, what, suggestion(word, known)));
        }
    }

    /**
     * Reads a file; tabs, keys that stand twice and broken YAML are noted.
     *
     * @throws DictionaryException where the file cannot be read at all
     */
    public Place read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new DictionaryException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
        boolean tabs = false;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).indexOf('\t') >= 0) {
                add(file, new Place(null, i + 1), "a tab stands here: YAML is indented by spaces");
                tabs = true;
            }
        }
        try {
            Place root = YamlPlaces.read(text);
            root.repeatedKeys()
                    .forEach(key -> add(
                            file,
                            key,
                            "field %s stands here twice: only one of them would count".formatted(key.text())));
            return root;
        } catch (YamlPlaces.BrokenYaml e) {
            if (!tabs) {
                add(file, new Place(null, e.line()), "the file is no YAML: " + e.getMessage());
            }
            return YamlPlaces.NOTHING;
        }
    }

    private static String suggestion(String word, Collection<String> known) {
        return closest(word, known).map(": did you mean %s?"::formatted).orElse("");
    }

    private static Optional<String> closest(String word, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(CLOSE);
        return known.stream()
                .sorted()
                .filter(candidate -> distance.apply(word, candidate) >= 0)
                .min((a, b) -> distance.apply(word, a) - distance.apply(word, b));
    }
}
