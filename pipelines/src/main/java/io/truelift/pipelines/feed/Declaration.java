package io.truelift.pipelines.feed;

import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A declaration as it is read: its mistakes are gathered, each with its line, so that all of them are told at once. */
final class Declaration {
    private final String file;
    private final List<FeedMistake> mistakes = new ArrayList<>();

    /** @param file name of the file */
    Declaration(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    List<FeedMistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** A mistake; what it stands in is given up, and reading goes on behind it. */
    static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        Mistake(int line, String what) {
            super(what, null, false, false);
            this.line = line;
        }
    }

    static Mistake wrong(Place place, String what) {
        return new Mistake(place.line(), what);
    }

    /** What is read; absent where it has a mistake, which is kept. */
    <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Mistake mistake) {
            mistakes.add(new FeedMistake(file, mistake.line, String.valueOf(mistake.getMessage())));
            return Optional.empty();
        }
    }

    /** Keeps a mistake for every word that means nothing here, so that a misspelt one is not passed over. */
    void allow(Place mapping, String where, Set<String> words) {
        for (Place key : mapping.keyPlaces()) {
            if (!words.contains(key.text())) {
                mistakes.add(new FeedMistake(
                        file,
                        key.line(),
                        "%s has no word %s; it has %s".formatted(where, key.text(), String.join(", ", words))));
            }
        }
    }

    /** A text that must be there. */
    static String text(Place mapping, String field, String where) {
        String value = word(mapping.at(field), field).strip();
        if (value.isEmpty()) {
            throw wrong(mapping.at(field), "%s of %s is missing".formatted(field, where));
        }
        return value;
    }

    /** A text, or another one where none is given. */
    static String textOr(Place mapping, String field, String otherwise) {
        return mapping.has(field) ? word(mapping.at(field), field) : otherwise;
    }

    /** A text as it is written, with the space in its quotes. */
    static String word(Place place, String field) {
        return switch (place.node()) {
            case null -> "";
            case ScalarNode scalar -> scalar.getValue();
            default -> throw wrong(place, "%s must be a text".formatted(field));
        };
    }

    /** Texts of a list, in its order. */
    static LinkedHashSet<String> words(Place mapping, String field) {
        LinkedHashSet<String> words = new LinkedHashSet<>();
        for (Place item : items(mapping, field)) {
            words.add(dataWord(item, field));
        }
        return words;
    }

    /** A text that data are held against: what YAML would read as truth or nothing must say that it is a text. */
    static String dataWord(Place place, String field) {
        if (place.node() instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getTag().equals(Tag.BOOL) || scalar.getTag().equals(Tag.NULL))) {
            throw wrong(
                    place,
                    "%s has %s without quotes, which is no text; write \"%s\""
                            .formatted(field, scalar.getValue(), scalar.getValue()));
        }
        return word(place, field);
    }

    /** Entries of a list; none where it is not there. */
    static List<Place> items(Place mapping, String field) {
        return switch (mapping.at(field).node()) {
            case null -> List.of();
            case SequenceNode sequence -> mapping.items(field);
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> List.of();
            default ->
                throw wrong(
                        mapping.at(field),
                        "%s must be a list, in brackets or with a dash before each entry".formatted(field));
        };
    }

    /** @throws Mistake where the place holds no fields */
    static Place mapping(Place place, String where) {
        if (place.node() instanceof MappingNode) {
            return place;
        }
        throw wrong(place, "%s must have fields, such as {from: Field}".formatted(where));
    }
}
