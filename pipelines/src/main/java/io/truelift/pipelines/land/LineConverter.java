package io.truelift.pipelines.land;

import io.truelift.dictionary.ColumnContract;
import io.truelift.dictionary.Dictionary;
import io.truelift.dictionary.TableContract;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.ValueRule;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.Identifiers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line of a feed becomes: rows of raw tables, or a rejection of the whole line. Knows no Beam and no Iceberg. */
final class LineConverter {
    private static final String CONSENT = "raw.consent_event";
    private static final int REMEMBERED_WORDS = 20_000;
    private static final int PROVENANCE = 4; // feed, file, line, run_id close every raw row

    private final Feed feed;
    private final Map<String, TableContract> contracts;
    private final Identifiers identifiers;
    private final ValueConverter values;
    private final MaskIdentifiers mask;
    private final Origin origin;
    private final Map<List<Object>, Boolean> wordsHeard = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Boolean> eldest) {
            return size() > REMEMBERED_WORDS;
        }
    };

    /**
     * @param file path of the file within the folder of feeds
     * @param sha256 hash of the file's content, by which its records are named
     * @param runId the run that lands it
     */
    record Origin(String file, String sha256, String runId) {}

    LineConverter(Feed feed, Dictionary dictionary, Identifiers identifiers, Origin origin) {
        this.feed = feed;
        this.contracts = new LinkedHashMap<>();
        feed.records().forEach(rule -> contracts.put(rule.table(), dictionary.table("raw." + rule.table())));
        contracts.put("consent_event", dictionary.table(CONSENT));
        this.identifiers = identifiers;
        this.values = new ValueConverter(feed.source().zone(), feed.source().listSeparator());
        this.mask = new MaskIdentifiers(feed, dictionary);
        this.origin = origin;
    }

    /** @throws Rejection where the line breaks a contract: then none of its records is taken */
    List<TableRow> convert(Line line) {
        try {
            return rows(line);
        } catch (Rejection rejection) {
            throw mask.in(rejection, line);
        }
    }

    private List<TableRow> rows(Line line) {
        List<TableRow> rows = new ArrayList<>();
        List<String> people = identifiers(line);
        for (Feed.RecordRule rule : feed.records()) {
            if (rule.when() == null || rule.when().holds(line)) {
                rows.add(row(contracts.get(rule.table()), rule.columns(), line, people, rows.size()));
            }
        }
        if (!people.isEmpty()) {
            for (Feed.ConsentRule rule : feed.consents()) {
                addConsents(rows, rule, line, people);
            }
        }
        if (rows.isEmpty()) {
            throw new Rejection("unmatched", null, null, feed.consents().isEmpty()
                    ? "Cannot use the line: none of the feed's conditions holds for it."
                    : "Cannot use the line: it names nobody, and none of the feed's conditions holds for it.");
        }
        // Only now, for a line that was rejected after all must not have its words remembered as kept.
        rows.removeIf(row -> row.table().equals(CONSENT) && !isNew(row));
        return rows;
    }

    private List<String> identifiers(Line line) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        for (Feed.IdentifierRule rule : feed.identifiers()) {
            String value = rule.value().of(line, rule.type());
            if (value != null && !value.isBlank()) {
                identifiers.find(rule.type(), value, feed.source().region()).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private void addConsents(List<TableRow> rows, Feed.ConsentRule rule, Line line, List<String> people) {
        Map<String, ValueRule> columns = new LinkedHashMap<>();
        columns.put("granted", rule.granted());
        columns.put("decided_at", rule.decidedAt());
        columns.put("source", rule.source());
        if (rule.noticeVersion() != null) {
            columns.put("notice_version", rule.noticeVersion());
        }
        for (String purpose : rule.purposes()) {
            columns.put("purpose", new ValueRule(new ValueRule.Constant(purpose), null, ValueRule.Otherwise.REJECT, null));
            TableContract contract = contracts.get("consent_event");
            rows.add(row(contract, columns, line, people, rows.size()));
        }
    }

    /** The same word of the same person on line after line (a feed's terms, say) is kept once. */
    private boolean isNew(TableRow row) {
        @Nullable Object[] values = row.values();
        return wordsHeard.put(Arrays.asList(values).subList(1, values.length - PROVENANCE), true) == null;
    }

    private TableRow row(TableContract contract, Map<String, ValueRule> rules, Line line, List<String> people, int index) {
        @Nullable Object[] row = new Object[contract.columns().size()];
        for (int i = 0; i < row.length; i++) {
            ColumnContract column = contract.columns().get(i);
            row[i] = switch (column.name()) {
                case "record_id" -> origin.sha256().substring(0, 16) + "-" + line.number() + "-" + index;
                case "identifiers" -> people;
                case "feed" -> feed.name();
                case "file" -> origin.file();
                case "line" -> line.number();
                case "run_id" -> origin.runId();
                default -> value(rules.get(column.name()), column, line);
            };
        }
        return new TableRow(contract.qualifiedName(), row);
    }

    private @Nullable Object value(@Nullable ValueRule rule, ColumnContract column, Line line) {
        String text = rule == null ? null : rule.of(line, column.name());
        return values.convert(text, column, rule == null ? null : rule.format());
    }
}
