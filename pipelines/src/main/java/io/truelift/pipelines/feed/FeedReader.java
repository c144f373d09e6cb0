package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.BrokenYaml;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the declarations of a folder and holds them against the dictionary. */
public final class FeedReader {
    private static final String MOST_SET_ASIDE = "most_set_aside";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%");

    private static final Set<String> WORDS = new TreeSet<>(Set.of(
            "feed", "title", "owner", "description", "source", "identifiers", "records", "consent", MOST_SET_ASIDE));

    private final Dictionary dictionary;
    private final Set<String> identifierTypes;
    private final Declaration declaration;
    private final ValueRuleReader values;

    private FeedReader(Dictionary dictionary, Set<String> identifierTypes, String file) {
        this.dictionary = dictionary;
        this.identifierTypes = identifierTypes;
        this.declaration = new Declaration(file);
        this.values = new ValueRuleReader(declaration);
    }

    /**
     * What a folder declares.
     *
     * @param feeds the declarations that can be used, by name
     * @param mistakes what is wrong in the others
     */
    public record Declared(List<Feed> feeds, List<FeedMistake> mistakes) {
        public Declared {
            feeds = List.copyOf(feeds);
            mistakes = List.copyOf(mistakes);
        }

        /** Both together. */
        public Declared and(Declared other) {
            return new Declared(
                    Stream.concat(feeds.stream(), other.feeds.stream()).toList(),
                    Stream.concat(mistakes.stream(), other.mistakes.stream()).toList());
        }
    }

    /**
     * Every declaration of the folder and the folders in it, by name.
     *
     * @param policy has the types of identifiers that a feed may give
     * @throws FeedException where one of them has a mistake; it names all of them
     */
    public static List<Feed> readAll(Path folder, Dictionary dictionary, IdentityPolicy policy) {
        Declared declared = check(folder, dictionary, policy);
        if (!declared.mistakes().isEmpty()) {
            throw new FeedException(
                    declared.mistakes().stream().map(FeedMistake::toString).collect(Collectors.joining("\n")));
        }
        return declared.feeds();
    }

    /** Reads every declaration of the folder and the folders in it, and finds every mistake. */
    public static Declared check(Path folder, Dictionary dictionary, IdentityPolicy policy) {
        Set<String> identifierTypes =
                policy.types().stream().map(IdentifierType::name).collect(Collectors.toCollection(LinkedHashSet::new));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Feed> feeds = new ArrayList<>();
            List<FeedMistake> mistakes = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            for (Path path :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                FeedReader reader = new FeedReader(
                        dictionary, identifierTypes, path.getFileName().toString());
                Optional<Feed> feed = reader.read(Files.readString(path));
                mistakes.addAll(reader.declaration.mistakes());
                if (feed.isPresent() && !names.add(feed.get().name())) {
                    mistakes.add(new FeedMistake(
                            folder.relativize(path).toString(),
                            1,
                            "feed %s is declared in another folder, too"
                                    .formatted(feed.get().name())));
                }
                feed.ifPresent(feeds::add);
            }
            return new Declared(feeds, mistakes);
        } catch (IOException e) {
            throw new FeedException("Cannot read the declarations in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private Optional<Feed> read(String text) {
        return declaration
                .attempt(() -> {
                    try {
                        return YamlPlaces.read(text);
                    } catch (BrokenYaml e) {
                        throw new Declaration.Mistake(
                                e.line(), e.getMessage() == null ? "it is no YAML" : e.getMessage());
                    }
                })
                .flatMap(this::feed);
    }

    private Optional<Feed> feed(Place root) {
        root.repeatedKeys()
                .forEach(key -> declaration.attempt(() -> {
                    throw wrong(key, "%s stands there twice".formatted(key.text()));
                }));
        declaration.allow(root, "a feed", WORDS);
        Optional<String> name = declaration.attempt(() -> name(root));
        Optional<String> title = declaration.attempt(() -> text(root, "title", "the file"));
        Optional<String> owner = declaration.attempt(() -> text(root, "owner", "the file"));
        Optional<Feed.Source> source =
                declaration.attempt(() -> new SourceReader(dictionary, declaration).source(root.at("source")));
        ArrayList<Feed.IdentifierRule> identifiers = each(root, "identifiers", this::identifier);
        RecordRuleReader recordReader = new RecordRuleReader(dictionary, declaration);
        ArrayList<Feed.RecordRule> records = each(root, "records", recordReader::rule);
        ConsentRuleReader consentReader = new ConsentRuleReader(dictionary, declaration);
        ArrayList<Feed.ConsentRule> consents = each(root, "consent", consentReader::rule);
        Optional<Double> mostSetAside =
                root.has(MOST_SET_ASIDE) ? declaration.attempt(() -> share(root.at(MOST_SET_ASIDE))) : Optional.empty();
        if (!declaration.mistakes().isEmpty()) {
            return Optional.empty();
        }
        return declaration.attempt(() -> {
            if (records.isEmpty() && consents.isEmpty()) {
                throw wrong(root, "it declares neither records nor consent, so its lines would become nothing");
            }
            Feed feed = new Feed(
                    name.orElseThrow(),
                    title.orElseThrow(),
                    owner.orElseThrow(),
                    source.orElseThrow(),
                    identifiers,
                    records,
                    consents,
                    mostSetAside.orElse(null),
                    false);
            fieldOfTwoNulls(feed).ifPresent(field -> {
                throw wrong(root, "null_values of the field %s are given twice, and differently".formatted(field));
            });
            unplacedField(feed).ifPresent(field -> {
                throw wrong(
                        root.at("source"), "columns of source do not say where the field %s stands".formatted(field));
            });
            RepeatsReader.checkFolders(feed, root);
            RawIdentifiers.problem(feed, dictionary).ifPresent(problem -> {
                throw wrong(root.at("records"), problem);
            });
            return feed;
        });
    }

    /** A percentage as a share of 1. */
    private static double share(Place place) {
        String text = Declaration.word(place, MOST_SET_ASIDE).strip();
        Matcher matcher = PERCENT.matcher(text);
        double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
        if (!(percent <= 100)) {
            throw wrong(
                    place,
                    "most_set_aside is %s and must be a percentage from 0%% to 100%%, such as 5%%".formatted(text));
        }
        return percent / 100;
    }

    private static Optional<String> fieldOfTwoNulls(Feed feed) {
        Map<String, Set<String>> nulls = new HashMap<>();
        return feed.values()
                .filter(rule -> rule.nullValues() != null)
                .flatMap(rule -> rule.fields().stream().filter(field -> {
                    Set<String> before = nulls.putIfAbsent(field, rule.nullValues());
                    return before != null && !before.equals(rule.nullValues());
                }))
                .findFirst();
    }

    /** A field that lines of fixed width do not have. */
    private static Optional<String> unplacedField(Feed feed) {
        return feed.fields().stream()
                .filter(field -> feed.source().format() == Feed.Format.FIXED
                        && !feed.source().columns().containsKey(field))
                .findFirst();
    }

    private <T> ArrayList<T> each(Place root, String field, Function<Place, T> reader) {
        ArrayList<T> read = new ArrayList<>();
        for (Place item :
                declaration.attempt(() -> Declaration.items(root, field)).orElse(List.of())) {
            declaration.attempt(() -> reader.apply(item)).ifPresent(read::add);
        }
        return read;
    }

    private String name(Place root) {
        String name = text(root, "feed", "the file");
        if (!declaration.file().equals(name + ".yaml")) {
            throw wrong(root.at("feed"), "its feed is %s and must be named as the file is".formatted(name));
        }
        return name;
    }

    private Feed.IdentifierRule identifier(Place rule) {
        String type = text(Declaration.mapping(rule, "identifiers"), "type", "identifiers");
        if (!identifierTypes.contains(type)) {
            throw wrong(
                    rule,
                    "identifier type %s is none of %s. Types are declared in governance/identity.yaml"
                            .formatted(type, identifierTypes.stream().sorted().toList()));
        }
        return new Feed.IdentifierRule(type, values.identifier(rule));
    }
}
