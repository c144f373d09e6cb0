package io.truelift.pipelines.draft;

import io.truelift.pipelines.feed.Feed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * How the draft says to read the file.
 *
 * @param fileName name of the file
 * @param profile what the file may be
 * @param match the table that the lines go to
 */
record DraftedSource(String fileName, FileProfile profile, TableMatch match) {
    Node node() {
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
        return yaml.node();
    }

    /** Which lines were looked at, and what is wrong with the file. */
    List<String> comments() {
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
}
