package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.words;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
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
import java.util.LinkedHashMap;
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
import org.jspecify.annotations.Nullable;

/** Reads the declarations of a folder and holds them against the dictionary. */
public final class FeedReader {
    /** Columns that landing fills by itself. */
    private static final Set<String> LANDED = Set.of("record_id", "identifiers", "feed", "file", "line", "run_id");

    private static final String MOST_SET_ASIDE = "most_set_aside";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%");

    private static final Set<String> WORDS = new TreeSet<>(Set.of(
            "feed", "title", "owner", "description", "source", "identifiers", "records", "consent", MOST_SET_ASIDE));
    private static final Set<String> OF_RECORDS =
            new TreeSet<>(Set.of("table", "when", "columns", "key", "repeats", "latest_by"));
    private static final Set<String> OF_WHEN = new TreeSet<>(Set.of("column", "in", "not_in", "present"));

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
        ArrayList<Feed.RecordRule> records = each(root, "records", this::record);
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
                    mostSetAside.orElse(null));
            fieldOfTwoNulls(feed).ifPresent(field -> {
                throw wrong(root, "null_values of the field %s are given twice, and differently".formatted(field));
            });
            unplacedField(feed).ifPresent(field -> {
                throw wrong(
                        root.at("source"), "columns of source do not say where the field %s stands".formatted(field));
            });
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

    private Feed.RecordRule record(Place node) {
        declaration.allow(Declaration.mapping(node, "records"), "records", OF_RECORDS);
        String name = text(node, "table", "records");
        TableContract table = dictionary
                .find("raw." + name)
                .orElseThrow(() -> wrong(
                        node,
                        "table %s is none of raw's: %s"
                                .formatted(
                                        name,
                                        dictionary.namespace("raw").stream()
                                                .map(TableContract::table)
                                                .toList())));
        LinkedHashMap<String, ValueRule> columns = new LinkedHashMap<>();
        for (Place key : node.at("columns").keyPlaces()) {
            declaration
                    .attempt(() -> column(table, key, node.at("columns").at(key.text())))
                    .ifPresent(rule -> columns.put(key.text(), rule));
        }
        for (ColumnContract column : table.columns()) {
            if (column.required()
                    && !LANDED.contains(column.name())
                    && !node.at("columns").has(column.name())) {
                throw wrong(
                        node,
                        "records of %s lack the required column %s".formatted(table.qualifiedName(), column.name()));
            }
        }
        return new Feed.RecordRule(
                name, node.has("when") ? condition(node.at("when")) : null, columns, repeats(node, columns.keySet()));
    }

    private Feed.@Nullable Repeats repeats(Place node, Set<String> columns) {
        if (!node.has("key") && !node.has("repeats") && !node.has("latest_by")) {
            return null;
        }
        ArrayList<String> key = new ArrayList<>(words(node, "key"));
        Feed.Kept kept = switch (Declaration.textOr(node, "repeats", "")) {
            case "first" -> Feed.Kept.FIRST;
            case "latest" -> Feed.Kept.LATEST;
            case "newest_file" -> Feed.Kept.NEWEST_FILE;
            default ->
                throw wrong(
                        node,
                        "repeats says what it means that a record comes again, and is one of first, latest, newest_file");
        };
        String by = node.has("latest_by") ? text(node, "latest_by", "records") : null;
        if (by != null && kept != Feed.Kept.LATEST) {
            throw wrong(node.at("latest_by"), "latest_by goes with repeats: latest");
        }
        for (String column :
                by == null ? key : Stream.concat(key.stream(), Stream.of(by)).toList()) {
            if (!columns.contains(column)) {
                throw wrong(node, "%s is none of the columns that the record takes".formatted(column));
            }
        }
        if (key.isEmpty()) {
            throw wrong(node, "key names no column that tells the records apart, such as key: [order_id, product_id]");
        }
        return new Feed.Repeats(key, kept, by);
    }

    private ValueRule column(TableContract table, Place key, Place rule) {
        if (LANDED.contains(key.text()) || table.column(key.text()).isEmpty()) {
            throw wrong(key, "column %s is not one that %s takes".formatted(key.text(), table.qualifiedName()));
        }
        ValueRule read = values.rule(rule, "column " + key.text());
        if (read.format() != null) {
            TimeFormat.problem(read.format(), table.column(key.text()).get().type())
                    .ifPresent(problem -> {
                        throw wrong(
                                rule.at("format"),
                                "format %s of column %s %s".formatted(read.format(), key.text(), problem));
                    });
        }
        return read;
    }

    private Feed.@Nullable Condition condition(Place node) {
        declaration.allow(Declaration.mapping(node, "when"), "when", OF_WHEN);
        String column = text(node, "column", "when");
        if (node.has("in")) {
            return new Feed.In(column, words(node, "in"));
        }
        if (node.has("not_in")) {
            return new Feed.NotIn(column, words(node, "not_in"));
        }
        return switch (node.text("present")) {
            case "true" -> new Feed.Present(column, true);
            case "false" -> new Feed.Present(column, false);
            default ->
                throw wrong(node, "when of %s has none of in: [...], not_in: [...], present: true".formatted(column));
        };
    }
}
