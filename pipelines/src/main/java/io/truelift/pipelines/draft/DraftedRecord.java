package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What the lines become, as the draft says it.
 *
 * @param feed name of the feed
 * @param profile what the file may be
 * @param match the table that the lines go to
 * @param tables the tables among which it was chosen, the best first; none where somebody named it
 * @param dictionary has the purposes
 */
record DraftedRecord(
        String feed, FileProfile profile, TableMatch match, List<TableMatch> tables, Dictionary dictionary) {
    Node node() {
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
                    CommentedYaml.fields(CommentedYaml.words(
                            "column",
                            CommentedYaml.text(profile.fields().getFirst().name()),
                            "in",
                            CommentedYaml.list(List.of()))));
        }
        return record.put("columns", fields).node();
    }

    private Map<String, Node> rule(ColumnMatch found) {
        Map<String, Node> rule =
                CommentedYaml.words("from", CommentedYaml.text(found.field().name()));
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
        dictionary.purposes().stream()
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

    /** Why this table, and which else. */
    List<String> comments() {
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
}
