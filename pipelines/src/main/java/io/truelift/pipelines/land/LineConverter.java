package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.WrongIdentifier;
import io.truelift.pipelines.consent.ConsentEventRules;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.ValueRule;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line of a feed becomes: rows of raw tables, or a rejection of the whole line. Knows no Beam and no Iceberg. */
public final class LineConverter {
    /** The table whose rows are named by themselves. */
    public static final String CONSENT = "raw.consent_event";

    private static final Line NO_LINE = new Line(0, Map.of());

    private final Feed feed;
    /** What makes the rows of each rule. */
    private final Map<Feed.RecordRule, RowMaker> makers = new IdentityHashMap<>();
    /** What makes the rows of each rule by which lines tell that a record is gone. */
    private final Map<Feed.RecordRule, DeletionMaker> deletions = new IdentityHashMap<>();
    /** Words that a consent rule says of every line. */
    private final Map<Feed.ConsentRule, List<RowMaker>> stated = new IdentityHashMap<>();

    private final TableContract consent;
    private final Identifiers identifiers;
    private final ValueConverter values;
    private final MaskIdentifiers mask;
    private final RecentAnswers<Written, Optional<String>> found = new RecentAnswers<>();
    private final String runId;

    /**
     * @param feed the feed whose lines are converted
     * @param identifiers the keyed hash
     * @param runId the run that lands them
     */
    public LineConverter(Feed feed, Dictionary dictionary, Identifiers identifiers, String runId) {
        this.feed = feed;
        this.identifiers = identifiers;
        this.values = new ValueConverter(feed.source().zone(), feed.source().listSeparator());
        this.mask = new MaskIdentifiers(feed, dictionary);
        this.runId = runId;
        this.consent = dictionary.table(CONSENT);
        for (Feed.RecordRule rule : feed.records()) {
            TableContract table = dictionary.table("raw." + rule.table());
            makers.put(rule, maker(table, rule.columns()));
            if (rule.deletes() != null) {
                deletions.put(rule, new DeletionMaker(rule.repeats(), table, values, feed.name(), runId));
            }
        }
        feed.consents().stream()
                .filter(rule -> rule.speaker() instanceof Feed.Stated)
                .forEach(rule -> stated.put(rule, words(rule, NO_LINE)));
    }

    private RowMaker maker(TableContract contract, Map<String, ValueRule> rules) {
        return new RowMaker(contract, rules, values, feed.name(), runId);
    }

    private List<RowMaker> words(Feed.ConsentRule rule, Line line) {
        return ConsentEventRules.of(rule, line).stream()
                .map(word -> maker(consent, word))
                .toList();
    }

    private record Written(String type, String value) {}

    /**
     * @param line the line, named
     * @param file path of its file within the folder of feeds
     * @throws Rejection where the line breaks a contract: then none of its records is taken
     */
    public List<TableRow> convert(Line line, String file) {
        try {
            return rows(line, file);
        } catch (Rejection rejection) {
            throw mask.in(rejection, line);
        }
    }

    private List<TableRow> rows(Line line, String file) {
        List<TableRow> rows = deletions(line, file);
        boolean deletes = !rows.isEmpty();
        List<String> people = deletes && !becomesMore(line) ? List.of() : identifiers(line);
        for (Feed.RecordRule rule : feed.records()) {
            if (rule.takes(line) && !isDeletion(rule, line)) {
                rows.add(makers.get(rule).row(line, people, file, rows.size()));
            }
        }
        if (!deletes && !people.isEmpty()) {
            for (Feed.ConsentRule rule : feed.consents()) {
                addConsents(rows, rule, line, people, file);
            }
        }
        if (rows.isEmpty()) {
            throw new Rejection(
                    "unmatched",
                    null,
                    null,
                    feed.consents().isEmpty()
                            ? "Cannot use the line: none of the feed's conditions holds for it."
                            : people.isEmpty()
                                    ? "Cannot use the line: it names nobody, and none of the feed's conditions holds for it."
                                    : "Cannot use the line: it says nothing on consent, and none of the feed's conditions holds for it.");
        }
        for (TableRow row : rows) {
            if (row.table().equals(CONSENT)) {
                nameByWord(row);
            }
        }
        return rows;
    }

    /** Rows on the records that the line says are gone. That they are says nothing about people. */
    private List<TableRow> deletions(Line line, String file) {
        List<TableRow> rows = new ArrayList<>();
        if (!deletions.isEmpty()) {
            for (Feed.RecordRule rule : feed.records()) {
                if (isDeletion(rule, line)) {
                    rows.add(deletions.get(rule).row(line, file, rows.size()));
                }
            }
        }
        return rows;
    }

    private boolean isDeletion(Feed.RecordRule rule, Line line) {
        return !deletions.isEmpty()
                && rule.deletes() != null
                && rule.takes(line)
                && rule.deletes().when().holds(line);
    }

    private boolean becomesMore(Line line) {
        return feed.records().stream().anyMatch(rule -> rule.takes(line) && !isDeletion(rule, line));
    }

    private List<String> identifiers(Line line) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        for (Feed.IdentifierRule rule : feed.identifiers()) {
            String value = rule.value().of(line, rule.type());
            if (value != null && !value.isBlank()) {
                identifier(rule, value).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** A person's identifiers come with every line of theirs, and to hash one takes longer than to look it up. */
    private Optional<String> identifier(Feed.IdentifierRule rule, String value) {
        return found.of(new Written(rule.type(), value), written -> find(rule, value));
    }

    private Optional<String> find(Feed.IdentifierRule rule, String value) {
        try {
            return identifiers.find(rule.type(), value, feed.source().region());
        } catch (WrongIdentifier e) {
            throw new Rejection("identifier", null, e.shape(), e.getMessage());
        }
    }

    private void addConsents(List<TableRow> rows, Feed.ConsentRule rule, Line line, List<String> people, String file) {
        List<RowMaker> words = stated.containsKey(rule) ? stated.get(rule) : words(rule, line);
        for (RowMaker word : words) {
            TableRow row = word.row(line, people, file, rows.size());
            ConsentEnd.fill(row, consent, rule.validFor());
            rows.add(row);
        }
    }

    /** A consent event is named by itself and not by its line, for a feed's terms stand on line after line and are one word. */
    private void nameByWord(TableRow row) {
        @Nullable Object[] values = row.values();
        List<@Nullable Object> word =
                new ArrayList<>(Arrays.asList(values).subList(1, values.length - RawRow.PROVENANCE));
        word.add(feed.name());
        values[0] = identifiers.hash(TableRowCoder.bytes(new TableRow(CONSENT, word.toArray())));
    }
}
