package io.truelift.pipelines.feed;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.feed.Feed.IdentifierRule;
import io.truelift.pipelines.feed.Feed.Kept;
import io.truelift.pipelines.feed.Feed.Present;
import io.truelift.pipelines.feed.Feed.RecordRule;
import io.truelift.pipelines.feed.Feed.Repeats;
import io.truelift.platform.yaml.YamlPlaces;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tables of the company's own warehouse whose contracts say by {@code keys} whose a row is, as feeds that nobody has to
 * declare. Such a feed finds the identifiers in the table, and what the contract says under {@code consent} of people's
 * words; all else stays where it lies.
 */
public final class KeyedTableFeeds {
    private static final String TABLE = "person_key";
    private static final String KEY = "person_key";
    private static final String TYPE = "identifier_type";
    private static final String CONSENT = "consent";

    private KeyedTableFeeds() {}

    /**
     * One feed for each such table, under the table's name.
     *
     * @throws FeedException where a contract has a mistake; it names all of them
     */
    public static List<Feed> of(Dictionary dictionary, IdentityPolicy policy) {
        FeedReader.Declared declared = check(dictionary, policy);
        if (!declared.mistakes().isEmpty()) {
            throw new FeedException(
                    declared.mistakes().stream().map(FeedMistake::toString).collect(Collectors.joining("\n")));
        }
        return declared.feeds();
    }

    /** Reads what every contract says, and finds every mistake. */
    public static FeedReader.Declared check(Dictionary dictionary, IdentityPolicy policy) {
        List<Feed> feeds = new ArrayList<>();
        List<FeedMistake> mistakes = new ArrayList<>();
        for (TableContract contract : dictionary.keyed()) {
            Declaration declaration =
                    new Declaration(contract.file().getFileName().toString());
            declaration
                    .attempt(() -> feed(contract, dictionary, policy, declaration))
                    .ifPresent(feeds::add);
            mistakes.addAll(declaration.mistakes());
        }
        return new FeedReader.Declared(feeds, mistakes);
    }

    private static Feed feed(
            TableContract contract, Dictionary dictionary, IdentityPolicy policy, Declaration declaration) {
        String column = contract.personKey().orElseThrow().name();
        String type = contract.personKey().orElseThrow().keys().orElseThrow();
        Place root = read(contract);
        if (policy.types().stream().map(IdentifierType::name).noneMatch(type::equals)) {
            throw Declaration.wrong(
                    root, "keys %s of column %s is no type of governance/identity.yaml".formatted(type, column));
        }
        if (dictionary.find("raw." + TABLE).isEmpty()) {
            throw Declaration.wrong(
                    root,
                    "column %s says by keys whose a row is, which is kept in raw.%s, and the dictionary has no such table: add the contracts raw_person_key.odcs.yaml and person_key.odcs.yaml that are shipped"
                            .formatted(column, TABLE));
        }
        ValueRule key = field(column);
        RecordRule found = new RecordRule(
                TABLE,
                new Present(column, true),
                new LinkedHashMap<>(Map.of(TYPE, ValueRule.constant(type), KEY, key)),
                new Repeats(new ArrayList<>(List.of(TYPE, KEY)), Kept.FIRST, null, null));
        return new Feed(
                contract.qualifiedName(),
                contract.description(),
                contract.owner(),
                source(contract),
                new ArrayList<>(List.of(new IdentifierRule(type, key))),
                new ArrayList<>(List.of(found)),
                consents(root, dictionary, declaration),
                null,
                true);
    }

    private static ArrayList<Feed.ConsentRule> consents(Place root, Dictionary dictionary, Declaration declaration) {
        ConsentRuleReader reader = new ConsentRuleReader(dictionary, declaration);
        ArrayList<Feed.ConsentRule> rules = new ArrayList<>();
        for (Place table : root.items("schema")) {
            for (Place custom : table.items("customProperties")) {
                if (custom.text("property").equals(CONSENT)) {
                    Declaration.items(custom, "value")
                            .forEach(item ->
                                    declaration.attempt(() -> reader.rule(item)).ifPresent(rules::add));
                }
            }
        }
        return rules;
    }

    private static Place read(TableContract contract) {
        try {
            return YamlPlaces.read(Files.readString(contract.file()));
        } catch (YamlPlaces.BrokenYaml e) {
            throw new Declaration.Mistake(e.line(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new FeedException("Cannot read %s: %s".formatted(contract.file(), e.getMessage()), e);
        }
    }

    private static ValueRule field(String column) {
        return new ValueRule(new ValueRule.Field(column), null, ValueRule.Otherwise.REJECT, null, null, null, null);
    }

    private static Feed.Source source(TableContract contract) {
        return new Feed.Source(
                new ArrayList<>(),
                Feed.Format.ICEBERG,
                "UTF-8",
                ',',
                new LinkedHashSet<>(List.of("")),
                ZoneOffset.UTC,
                SourceReader.LIST_SEPARATOR,
                contract.qualifiedName(),
                null,
                new LinkedHashMap<>());
    }
}
