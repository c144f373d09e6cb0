package io.truelift.pipelines.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the declarations of a folder and holds them against the dictionary. */
public final class FeedReader {
    /** Columns that landing fills by itself. */
    private static final Set<String> LANDED = Set.of("record_id", "identifiers", "feed", "file", "line", "run_id");

    private static final String ICEBERG = "iceberg";

    /** Between the items of a list where the feed declares none: a character that no text has. */
    private static final String LIST_SEPARATOR = "\u001f";

    private final Dictionary dictionary;
    private final Set<String> identifierTypes;
    private final String file;

    private FeedReader(Dictionary dictionary, Set<String> identifierTypes, String file) {
        this.dictionary = dictionary;
        this.identifierTypes = identifierTypes;
        this.file = file;
    }

    /**
     * Every declaration of the folder and the folders in it, by name.
     *
     * @param policy has the types of identifiers that a feed may give
     */
    public static List<Feed> readAll(Path folder, Dictionary dictionary, IdentityPolicy policy) {
        Set<String> identifierTypes = policy.types().stream().map(IdentifierType::name).collect(Collectors.toCollection(LinkedHashSet::new));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Feed> feeds = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            for (Path path : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                Feed feed = read(path, dictionary, identifierTypes);
                if (!names.add(feed.name())) {
                    throw new FeedException("Cannot use feed %s twice: %s declares it again.".formatted(feed.name(), path));
                }
                feeds.add(feed);
            }
            return feeds;
        } catch (IOException e) {
            throw new FeedException("Cannot list the declarations in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Feed read(Path path, Dictionary dictionary, Set<String> identifierTypes) {
        try {
            FeedReader reader = new FeedReader(dictionary, identifierTypes, path.getFileName().toString());
            return reader.feed(new YAMLMapper().readTree(Files.readString(path)));
        } catch (JsonProcessingException e) {
            throw new FeedException("Cannot read %s: line %d, %s".formatted(path.getFileName(), e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new FeedException("Cannot read %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private Feed feed(JsonNode node) {
        String name = text(node, "feed", "the file");
        if (!file.equals(name + ".yaml")) {
            throw wrong("its feed is %s and must be named as the file is".formatted(name));
        }
        ArrayList<Feed.IdentifierRule> identifiers = new ArrayList<>();
        for (JsonNode rule : node.path("identifiers")) {
            String type = text(rule, "type", "identifiers");
            if (!identifierTypes.contains(type)) {
                throw wrong("identifier type %s is none of %s. Types are declared in governance/identity.yaml.".formatted(type, identifierTypes.stream().sorted().toList()));
            }
            identifiers.add(new Feed.IdentifierRule(type, value(rule, "identifiers")));
        }
        ArrayList<Feed.RecordRule> records = new ArrayList<>();
        node.path("records").forEach(record -> records.add(record(record)));
        ArrayList<Feed.ConsentRule> consents = new ArrayList<>();
        ConsentRuleReader consentReader = new ConsentRuleReader(dictionary, this::value, this::wrong);
        node.path("consent").forEach(consent -> consents.add(consentReader.rule(consent)));
        if (records.isEmpty() && consents.isEmpty()) {
            throw wrong("it declares neither records nor consent, so its lines would become nothing");
        }
        Feed feed = new Feed(name, text(node, "title", "the file"), text(node, "owner", "the file"), source(node.path("source")), identifiers, records, consents);
        RawIdentifiers.problem(feed, dictionary).ifPresent(problem -> {
            throw wrong(problem);
        });
        return feed;
    }

    private Feed.Source source(JsonNode node) {
        LinkedHashSet<String> nulls = new LinkedHashSet<>(List.of(""));
        node.path("null_values").forEach(value -> nulls.add(value.asText()));
        ArrayList<String> files = new ArrayList<>();
        node.path("files").forEach(value -> files.add(value.asText()));
        String format = text(node, "format", "source");
        String table = format.equals(ICEBERG) ? table(node) : null;
        if (files.isEmpty() && table == null) {
            throw wrong("source has no files");
        }
        String delimiter = node.path("delimiter").asText(",");
        return new Feed.Source(
                files,
                switch (format) {
                    case "csv" -> Feed.Format.CSV;
                    case "jsonl" -> Feed.Format.JSONL;
                    case "parquet" -> Feed.Format.PARQUET;
                    case ICEBERG -> Feed.Format.ICEBERG;
                    default -> throw wrong("format %s is none of csv, jsonl, parquet, iceberg".formatted(format));
                },
                encoding(node.path("encoding").asText("UTF-8")),
                delimiter.charAt(0),
                nulls,
                zone(node.path("time_zone").asText("UTC")),
                node.path("list_separator").asText(LIST_SEPARATOR),
                table,
                node.has("region") ? region(node.path("region").asText()) : null);
    }

    private String table(JsonNode node) {
        String table = text(node, "table", "source");
        if (!table.matches("\\w+(\\.\\w+)+")) {
            throw wrong("table %s is no namespace and name, such as shop.bookings".formatted(table));
        }
        if (dictionary.find(table).isPresent()) {
            throw wrong("table %s is one that the pipelines write themselves".formatted(table));
        }
        return table;
    }

    private String region(String name) {
        if (!List.of(Locale.getISOCountries()).contains(name)) {
            throw wrong("region %s is no country's two letters, such as GB".formatted(name));
        }
        return name;
    }

    private String encoding(String name) {
        try {
            Charset charset = Charset.forName(name);
            if (!"\n".equals(new String(new byte[] {'\n'}, charset))) {
                throw wrong("encoding %s does not end lines with one byte; convert the file to UTF-8".formatted(name));
            }
            return charset.name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw wrong("encoding %s is unknown".formatted(name));
        }
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw wrong("time_zone %s is unknown; use names such as Europe/London".formatted(name));
        }
    }

    private Feed.RecordRule record(JsonNode node) {
        String name = text(node, "table", "records");
        TableContract table = dictionary.find("raw." + name)
                .orElseThrow(() -> wrong("table %s is none of raw's: %s".formatted(name, dictionary.namespace("raw").stream().map(TableContract::table).toList())));
        LinkedHashMap<String, ValueRule> columns = new LinkedHashMap<>();
        node.path("columns").properties().forEach(entry -> {
            if (LANDED.contains(entry.getKey()) || table.column(entry.getKey()).isEmpty()) {
                throw wrong("column %s is not one that %s takes".formatted(entry.getKey(), table.qualifiedName()));
            }
            columns.put(entry.getKey(), value(entry.getValue(), "column " + entry.getKey()));
        });
        for (ColumnContract column : table.columns()) {
            if (column.required() && !LANDED.contains(column.name()) && !columns.containsKey(column.name())) {
                throw wrong("records of %s lack the required column %s".formatted(table.qualifiedName(), column.name()));
            }
        }
        return new Feed.RecordRule(name, condition(node.path("when")), columns);
    }

    private Feed.@Nullable Condition condition(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        String column = text(node, "column", "when");
        if (node.path("in").isArray()) {
            return new Feed.In(column, texts(node.path("in")));
        }
        if (node.path("not_in").isArray()) {
            return new Feed.NotIn(column, texts(node.path("not_in")));
        }
        if (node.path("present").isBoolean()) {
            return new Feed.Present(column, node.path("present").asBoolean());
        }
        throw wrong("when of %s has none of in: [...], not_in: [...], present: true".formatted(column));
    }

    private ValueRule value(JsonNode node, String place) {
        LinkedHashMap<String, String> map = null;
        if (node.has("map")) {
            map = new LinkedHashMap<>();
            for (var entry : node.path("map").properties()) {
                map.put(entry.getKey(), entry.getValue().asText());
            }
        }
        String otherwise = node.path("otherwise").asText("reject");
        return new ValueRule(
                source(node, place),
                map,
                switch (otherwise) {
                    case "keep" -> ValueRule.Otherwise.KEEP;
                    case "null" -> ValueRule.Otherwise.NULL;
                    case "reject" -> ValueRule.Otherwise.REJECT;
                    default -> throw wrong("otherwise %s of %s is none of keep, null, reject".formatted(otherwise, place));
                },
                node.has("format") ? node.path("format").asText() : null,
                node.has("scale") ? scale(node.path("scale"), place) : null);
    }

    private FeedAnswerScale scale(JsonNode node, String place) {
        ArrayList<String> labels = new ArrayList<>();
        node.path("labels").forEach(label -> labels.add(label.asText().strip()));
        if (!labels.isEmpty()) {
            if (node.size() != 1 || labels.contains("") || Set.copyOf(labels).size() != labels.size()) {
                throw wrong("scale of %s takes labels alone, worst first, none of them empty or twice; they count from 1 on".formatted(place));
            }
            return new FeedAnswerScale(1, labels.size(), labels);
        }
        if (node.size() != 2 || !node.path("lowest").isInt() || !node.path("highest").isInt() || node.path("lowest").asInt() >= node.path("highest").asInt()) {
            throw wrong("scale of %s is neither {lowest: 1, highest: 5}, the lowest below the highest, nor {labels: [bad, fair, good]}".formatted(place));
        }
        return new FeedAnswerScale(node.path("lowest").asInt(), node.path("highest").asInt(), labels);
    }

    private ValueRule.Text source(JsonNode node, String place) {
        if (node.has("matches")) {
            try {
                return new ValueRule.Matches(text(node, "from", place), Pattern.compile(node.path("matches").asText()));
            } catch (PatternSyntaxException e) {
                throw wrong("expression of %s cannot be read: %s".formatted(place, e.getDescription()));
            }
        }
        if (node.has("from")) {
            return new ValueRule.Field(node.path("from").asText());
        }
        if (node.has("value")) {
            return new ValueRule.Constant(node.path("value").asText());
        }
        if (node.has("template")) {
            return new ValueRule.Template(node.path("template").asText());
        }
        if (node.has("product")) {
            return new ValueRule.Product(new ArrayList<>(texts(node.path("product"))));
        }
        throw wrong("%s has none of from, value, template, product".formatted(place));
    }

    private static LinkedHashSet<String> texts(JsonNode node) {
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        node.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private String text(JsonNode node, String field, String place) {
        String value = node.path(field).asText("").strip();
        if (value.isEmpty()) {
            throw wrong("%s of %s is missing".formatted(field, place));
        }
        return value;
    }

    private FeedException wrong(String what) {
        return new FeedException("Cannot use the declaration %s: %s.".formatted(file, what));
    }
}
