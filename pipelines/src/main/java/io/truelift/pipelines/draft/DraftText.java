package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.pipelines.feed.Feed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of a draft.
 *
 * @param feed name of the feed
 * @param fileName name of the file
 * @param profile what the file may be
 * @param match the table that the lines go to
 * @param tables the tables among which it was chosen, the best first; none where somebody named it
 * @param names how things are called
 * @param governance what the draft is held against
 */
record DraftText(
        String feed,
        String fileName,
        FileProfile profile,
        TableMatch match,
        List<TableMatch> tables,
        Names names,
        FeedDraft.Governance governance) {
    private static final String TO_DO = "TO DO";
    private static final String RECORD = "record";
    private static final int MOST_LEFT = 200;

    /** @param told what came of a trial */
    String write(List<String> told) {
        List<String> head = new ArrayList<>();
        head.add(
                "A draft, made by ./truelift feed draft from %s. Mend what is wrong, write what says TO DO, and delete the comments you are done with."
                        .formatted(CommentedYaml.shown(fileName)));
        head.addAll(told);
        CommentedYaml yaml = new CommentedYaml()
                .put("feed", CommentedYaml.text(feed), head)
                .put("title", CommentedYaml.text(TO_DO), List.of("What the source is, in a few words."))
                .put("owner", CommentedYaml.text(TO_DO), List.of("The team that answers for it."))
                .put("source", source().node(), sampled())
                .put("identifiers", CommentedYaml.items(identifiers()), identifierComments())
                .put("records", CommentedYaml.items(List.of(record())), tableComments());
        List<String> left = left();
        if (!left.isEmpty()) {
            yaml.putLast(left);
        }
        String text = yaml.write();
        String consent = new ConsentDraft(feed, profile.fields(), match, names, governance.dictionary()).text();
        return consent.isEmpty() ? text : text + consent;
    }

    private List<String> sampled() {
        List<String> comments = new ArrayList<>();
        int kept = profile.sample().lines().size();
        comments.add(
                kept == 0
                        ? "The file has a header and no lines: names alone tell what its columns are."
                        : kept == profile.sample().read() && profile.sample().isWhole()
                                ? "The sample: all %s of the file.".formatted(Counts.lines(kept))
                                : "The sample: %s of %s%s, taken evenly."
                                        .formatted(
                                                Counts.lines(kept),
                                                profile.sample().isWhole() ? "the file's " : "the first ",
                                                Counts.lines(profile.sample().read())));
        profile.sample()
                .broken()
                .forEach((reason, lines) ->
                        comments.add("%s would be set aside: %s".formatted(Counts.lines(lines), reason)));
        comments.addAll(profile.troubles());
        return comments;
    }

    private CommentedYaml source() {
        SourceGuess source = profile.source();
        CommentedYaml yaml = new CommentedYaml()
                .put(
                        "files",
                        CommentedYaml.list(List.of(FileNames.pattern(fileName))),
                        List.of("By the file's name, with * for its dates and numbers."))
                .put(
                        "format",
                        CommentedYaml.text(source.format().name().toLowerCase(Locale.ROOT)),
                        source.formatComments());
        if (source.format() != Feed.Format.PARQUET) {
            yaml.put("encoding", CommentedYaml.text(source.encoding().name()), source.encodingComments());
        }
        if (source.format() == Feed.Format.CSV) {
            yaml.put(
                    "delimiter",
                    CommentedYaml.text(source.delimiter() == '\t' ? "tab" : String.valueOf(source.delimiter())));
        }
        Set<String> nulls = new LinkedHashSet<>(List.of(""));
        profile.nulls().words().stream().sorted().forEach(nulls::add);
        yaml.put("null_values", CommentedYaml.list(nulls), profile.nulls().comments());
        yaml.put("time_zone", CommentedYaml.text("UTC"), zoneComments());
        listSeparator()
                .ifPresent(match -> yaml.put(
                        "list_separator",
                        CommentedYaml.text(String.valueOf(match.value().listSeparator())),
                        List.of("By the values of %s."
                                .formatted(CommentedYaml.shown(match.field().name())))));
        return yaml;
    }

    private Optional<ColumnMatch> listSeparator() {
        return match.columns().values().stream()
                .filter(column -> column.value().listSeparator() != null)
                .findFirst();
    }

    private List<String> zoneComments() {
        List<String> without = profile.fields().stream()
                .filter(field -> field.type().time() != null
                        && !field.type().time().hasOffset()
                        && !field.type().time().isDay())
                .map(field -> CommentedYaml.shown(field.name()))
                .limit(5)
                .toList();
        return without.isEmpty()
                ? List.of("No time in the sample needs it.")
                : List.of(
                        "TO DO: the times of %s do not say in which zone they are. UTC is taken; say which it is, such as Europe/London."
                                .formatted(String.join(", ", without)));
    }

    private List<Node> identifiers() {
        List<Node> items = new ArrayList<>();
        sure().forEach(guess -> items.add(CommentedYaml.fields(
                words("type", CommentedYaml.text(guess.type()), "from", CommentedYaml.text(guess.field())))));
        if (isOfNobodyKnown()) {
            items.add(CommentedYaml.fields(words(
                    "type",
                    CommentedYaml.text(RECORD),
                    "template",
                    CommentedYaml.text("%s-${%s}".formatted(feed, ownId().orElse(RECORD))))));
        }
        return items;
    }

    /** The most trusted type first. */
    private List<IdentifierGuess> sure() {
        List<String> types = governance.types();
        return profile.fields().stream()
                .flatMap(field -> field.identifier().stream())
                .filter(IdentifierGuess::isSure)
                .sorted(Comparator.comparingInt(guess -> types.indexOf(guess.type())))
                .toList();
    }

    private boolean isOfNobodyKnown() {
        return sure().isEmpty() && !match.isOfSums() && governance.types().contains(RECORD);
    }

    /** The field that tells the lines apart, and is called so. */
    private Optional<String> ownId() {
        return profile.fields().stream()
                .filter(field -> names.identifier(field.name(), List.of(RECORD)).isPresent())
                .filter(field -> field.sample().distinct() == field.sample().lines())
                .map(FieldProfile::name)
                .filter(name -> !name.contains("}") && !name.equals(RECORD) && !name.equals("line"))
                .findFirst();
    }

    private List<String> identifierComments() {
        List<String> comments = new ArrayList<>();
        sure().forEach(guess -> comments.addAll(guess.comments()));
        if (isOfNobodyKnown()) {
            comments.add(
                    "No column tells who a line is about: each line is taken for somebody of its own%s. Mend it where one does."
                            .formatted(ownId().map(id -> ", named by %s, which is another one in every line"
                                            .formatted(CommentedYaml.shown(id)))
                                    .orElse("")));
        }
        profile.fields().stream()
                .flatMap(field -> field.identifier().stream())
                .filter(guess -> !guess.isSure())
                .forEach(guess -> {
                    comments.add("Not taken, for the reasons below:");
                    comments.addAll(guess.comments());
                });
        return comments;
    }

    private List<String> tableComments() {
        List<String> comments = new ArrayList<>();
        comments.add("raw.%s: %s"
                .formatted(
                        match.table().table(),
                        match.columns().isEmpty()
                                ? "no column of the file is like one of it."
                                : "%s of the file %s like one of it%s."
                                        .formatted(
                                                match.columns().size() == 1
                                                        ? "one column"
                                                        : match.columns().size() + " columns",
                                                match.columns().size() == 1 ? "is" : "are",
                                                open().isEmpty()
                                                        ? ""
                                                        : "; nothing fills " + String.join(", ", open()))));
        tables.stream()
                .skip(1)
                .filter(other -> !other.columns().isEmpty())
                .limit(2)
                .forEach(other -> comments.add("Next best: --table %s, %d alike, %d required ones not."
                        .formatted(
                                other.table().table(),
                                other.columns().size(),
                                other.lacking().size())));
        if (isHardlyAlike()) {
            comments.add(
                    "TO DO: hardly anything of the file is like a table of the dictionary. Add one as CONTRIBUTING.md says under \"Add a fact table\", and draft again; or take when away where this one is right. Until then every line is set aside.");
        }
        return comments;
    }

    /** Required columns that only a person can fill. */
    private List<String> open() {
        return match.lacking().stream()
                .filter(column -> FilledColumn.of(column, match.table(), match.columns(), feed)
                        .isEmpty())
                .map(ColumnContract::name)
                .toList();
    }

    /** A table that requires nothing takes any line: what is like none of it shall not land there by a guess. */
    private boolean isHardlyAlike() {
        return match.columns().size() <= 1 && !tables.isEmpty() && open().isEmpty();
    }

    private Node record() {
        CommentedYaml columns = new CommentedYaml();
        for (ColumnContract column : match.table().columns()) {
            ColumnMatch found = match.columns().get(column.name());
            if (found != null) {
                columns.put(column.name(), CommentedYaml.fields(rule(found)), comments(found));
            } else if (match.lacking().contains(column)) {
                FilledColumn filled = FilledColumn.of(column, match.table(), match.columns(), feed)
                        .orElseGet(() -> FilledColumn.open(
                                column, profile.fields().getFirst().name()));
                columns.put(column.name(), CommentedYaml.fields(filled.rule()), filled.comments());
            }
        }
        Node fields = columns.isEmpty() ? CommentedYaml.fields(Map.of()) : columns.node();
        CommentedYaml record = new CommentedYaml()
                .put("table", CommentedYaml.text(match.table().table()));
        if (isHardlyAlike()) {
            record.put(
                    "when",
                    CommentedYaml.fields(words(
                            "column",
                            CommentedYaml.text(profile.fields().getFirst().name()),
                            "in",
                            CommentedYaml.list(List.of()))));
        }
        return record.put("columns", fields).node();
    }

    private Map<String, Node> rule(ColumnMatch found) {
        Map<String, Node> rule = words("from", CommentedYaml.text(found.field().name()));
        Map<String, String> words =
                isPurpose(found) ? purposes() : found.value().map();
        if (!words.isEmpty()) {
            Map<String, Node> map = new LinkedHashMap<>();
            words.forEach((word, meaning) -> map.put(word, CommentedYaml.text(meaning)));
            rule.put("map", CommentedYaml.fields(map));
        }
        if (found.value().format() != null) {
            rule.put("format", CommentedYaml.text(found.value().format()));
        }
        if (found.field().isNullValued()) {
            rule.put("null_values", CommentedYaml.list(List.of("")));
        }
        return rule;
    }

    private boolean isPurpose(ColumnMatch found) {
        return match.table().table().equals("consent_event")
                && found.column().name().equals("purpose");
    }

    /** A word on a purpose that there is not would be lost: those that there are, and no others. */
    private Map<String, String> purposes() {
        Map<String, String> purposes = new LinkedHashMap<>();
        governance.dictionary().purposes().stream()
                .filter(Purpose::needsConsent)
                .forEach(purpose -> purposes.put(purpose.name(), purpose.name()));
        return purposes;
    }

    private List<String> comments(ColumnMatch found) {
        List<String> comments = new ArrayList<>();
        ColumnSample sample = found.field().sample();
        comments.add("%s: %s.".formatted(found.why(), found.field().inWords()));
        if (found.value().agree() < sample.given()) {
            comments.add("%s hold what the contract does not take: they are set aside."
                    .formatted(Counts.lines(sample.given() - found.value().agree())));
        }
        if (found.column().required() && sample.missing() > 0) {
            comments.add("%s of the sample give nothing, and the contract requires it: they are set aside."
                    .formatted(Counts.lines(sample.missing())));
        }
        TimeGuess time = found.field().type().time();
        if (time != null && time.isUndecided()) {
            comments.add("TO DO: the sample cannot tell whether the day or the month stands first: %s fits as well."
                    .formatted(time.other()));
        }
        if (isPurpose(found)) {
            comments.add(
                    "The map has the purposes of governance/purposes.yaml; lines with another word are set aside.");
        }
        if (found.field().isNullValued()) {
            comments.add("NA is a value here, as in Namibia's code.");
        }
        if (found.column().classification() == Classification.SENSITIVE) {
            comments.add("The dictionary calls it sensitive. Leave it out unless somebody needs it.");
        }
        return comments;
    }

    /** What the file has and the draft leaves out, with what to do about it. */
    private List<String> left() {
        List<String> comments = new ArrayList<>();
        List<FieldProfile> left = profile.fields().stream()
                .filter(field -> !field.isIdentifier() && !match.takes(field))
                .toList();
        if (!left.isEmpty()) {
            comments.add(
                    "Left out, for no column of raw.%s is like them. What shall be kept is declared in the dictionary (governance/dictionary) and taken above:"
                            .formatted(match.table().table()));
        }
        left.stream().limit(MOST_LEFT).forEach(field -> comments.add(LeftField.inWords(field, match, names)));
        if (left.size() > MOST_LEFT) {
            comments.add("... and %,d more.".formatted(left.size() - MOST_LEFT));
        }
        return comments;
    }

    private static Map<String, Node> words(String word, Node value) {
        Map<String, Node> words = new LinkedHashMap<>();
        words.put(word, value);
        return words;
    }

    private static Map<String, Node> words(String word, Node value, String other, Node otherValue) {
        Map<String, Node> words = words(word, value);
        words.put(other, otherValue);
        return words;
    }
}
