package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.ColumnContract;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line of a feed becomes: rows of raw tables, or a rejection of the whole line. Knows no Beam and no Iceberg. */
public final class LineConverter {
    /** The table whose rows are named by themselves. */
    public static final String CONSENT = "raw.consent_event";

    private final Feed feed;
    private final Map<String, TableContract> contracts;
    private final Identifiers identifiers;
    private final ValueConverter values;
    private final MaskIdentifiers mask;
    private final String runId;

    /**
     * @param feed the feed whose lines are converted
     * @param identifiers the keyed hash
     * @param runId the run that lands them
     */
    public LineConverter(Feed feed, Dictionary dictionary, Identifiers identifiers, String runId) {
        this.feed = feed;
        this.contracts = new LinkedHashMap<>();
        feed.records().forEach(rule -> contracts.put(rule.table(), dictionary.table("raw." + rule.table())));
        contracts.put("consent_event", dictionary.table(CONSENT));
        this.identifiers = identifiers;
        this.values = new ValueConverter(feed.source().zone(), feed.source().listSeparator());
        this.mask = new MaskIdentifiers(feed, dictionary);
        this.runId = runId;
    }

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
        List<TableRow> rows = new ArrayList<>();
        List<String> people = identifiers(line);
        for (Feed.RecordRule rule : feed.records()) {
            if (rule.when() == null || rule.when().holds(line)) {
                rows.add(row(contracts.get(rule.table()), rule.columns(), line, people, file, rows.size()));
            }
        }
        if (!people.isEmpty()) {
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
        rows.stream().filter(row -> row.table().equals(CONSENT)).forEach(this::nameByWord);
        return rows;
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

    private Optional<String> identifier(Feed.IdentifierRule rule, String value) {
        try {
            return identifiers.find(rule.type(), value, feed.source().region());
        } catch (WrongIdentifier e) {
            throw new Rejection("identifier", null, e.shape(), e.getMessage());
        }
    }

    private void addConsents(List<TableRow> rows, Feed.ConsentRule rule, Line line, List<String> people, String file) {
        TableContract contract = contracts.get("consent_event");
        for (Map<String, ValueRule> word : ConsentEventRules.of(rule, line)) {
            TableRow row = row(contract, word, line, people, file, rows.size());
            ConsentEnd.fill(row, contract, rule.validFor());
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

    private TableRow row(
            TableContract contract,
            Map<String, ValueRule> rules,
            Line line,
            List<String> people,
            String file,
            int index) {
        @Nullable Object[] row = new Object[contract.columns().size()];
        for (int i = 0; i < row.length; i++) {
            ColumnContract column = contract.columns().get(i);
            row[i] = switch (column.name()) {
                case "record_id" -> line.name() + "-" + index;
                case "identifiers" -> people;
                case "feed" -> feed.name();
                case "file" -> file;
                case "line" -> line.number();
                case "run_id" -> runId;
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
