package io.truelift.pipelines.draft;

import java.util.ArrayList;
import java.util.List;

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
    private static final int MOST_LEFT = 200;

    /** @param told what came of a trial */
    String write(List<String> told) {
        List<String> head = new ArrayList<>();
        head.add(
                "A draft, made by ./truelift feed draft from %s. Mend what is wrong, write what says TO DO, and delete the comments you are done with."
                        .formatted(CommentedYaml.shown(fileName)));
        head.addAll(told);
        DraftedSource source = new DraftedSource(fileName, profile, match);
        DraftedIdentifiers identifiers = new DraftedIdentifiers(feed, profile, match, names, governance.types());
        DraftedRecord record = new DraftedRecord(feed, profile, match, tables, governance.dictionary());
        CommentedYaml yaml = new CommentedYaml()
                .put("feed", CommentedYaml.text(feed), head)
                .put("title", CommentedYaml.text(TO_DO), List.of("What the source is, in a few words."))
                .put("owner", CommentedYaml.text(TO_DO), List.of("The team that answers for it."))
                .put("source", source.node(), source.comments())
                .put("identifiers", CommentedYaml.items(identifiers.items()), identifiers.comments())
                .put("records", CommentedYaml.items(List.of(record.node())), record.comments());
        List<String> left = left();
        if (!left.isEmpty()) {
            yaml.putLast(left);
        }
        String text = yaml.write();
        String consent = new ConsentDraft(feed, profile.fields(), match, names, governance.dictionary()).text();
        return consent.isEmpty() ? text : text + consent;
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
}
