package io.truelift.pipelines.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Who the lines are about, as the draft says it.
 *
 * @param feed name of the feed
 * @param profile what the file may be
 * @param match the table that the lines go to
 * @param names how things are called
 * @param types types of identifiers, the most trusted first
 */
record DraftedIdentifiers(String feed, FileProfile profile, TableMatch match, Names names, List<String> types) {
    private static final String RECORD = "record";

    List<Node> items() {
        List<Node> items = new ArrayList<>();
        sure().forEach(guess -> items.add(CommentedYaml.fields(CommentedYaml.words(
                "type", CommentedYaml.text(guess.type()), "from", CommentedYaml.text(guess.field())))));
        if (isOfNobodyKnown()) {
            items.add(CommentedYaml.fields(CommentedYaml.words(
                    "type",
                    CommentedYaml.text(RECORD),
                    "template",
                    CommentedYaml.text("%s-${%s}".formatted(feed, ownId().orElse(RECORD))))));
        }
        return items;
    }

    /** The most trusted type first. */
    private List<IdentifierGuess> sure() {
        return profile.fields().stream()
                .flatMap(field -> field.identifier().stream())
                .filter(IdentifierGuess::isSure)
                .sorted(Comparator.comparingInt(guess -> types.indexOf(guess.type())))
                .toList();
    }

    private boolean isOfNobodyKnown() {
        return sure().isEmpty() && !match.isOfSums() && types.contains(RECORD);
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

    List<String> comments() {
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
}
