package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.pipelines.consent.ConsentEvent;
import io.truelift.pipelines.consent.ConsentHistory;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows about consent: words as they were landed, the word that holds, and the history of all of them. Knows no Beam. */
final class ConsentRows implements Serializable {
    private static final long serialVersionUID = 1L;
    /** The consent record's structure: ISO/IEC TS 27560, of 2023. */
    private static final String SCHEMA_VERSION = "ISO/IEC TS 27560:2023";

    private final ColumnMapping consent;
    private final ColumnMapping history;
    private final LinkedHashMap<String, Record> records = new LinkedHashMap<>();
    private final String runId;

    /** What the dictionary says of a purpose for every consent record on it. */
    private record Record(
            String lawfulBasis,
            ArrayList<String> dataCategories,
            @Nullable String controller,
            @Nullable String withdrawalMethod)
            implements Serializable {}

    ConsentRows(Dictionary dictionary, String runId) {
        this.consent = ColumnMapping.between(dictionary, CustomerAssembler.WORD, "governed.consent");
        this.history = ColumnMapping.between(dictionary, CustomerAssembler.WORD, "governed.consent_history");
        this.runId = runId;
        for (Purpose purpose : dictionary.purposes()) {
            Purpose.Terms terms = purpose.terms();
            records.put(
                    purpose.name(),
                    new Record(
                            purpose.legalBasis(),
                            new ArrayList<>(terms.dataCategories()),
                            told(terms.controller()),
                            told(terms.withdrawalMethod())));
        }
    }

    ConsentEvent word(TableRow raw) {
        return new ConsentEvent(
                (String) landed(raw, history, "record_id"),
                String.join(" ", RawRow.identifiers(raw).stream().sorted().toList()),
                (String) landed(raw, consent, "purpose"),
                (Boolean) landed(raw, consent, "granted"),
                (Instant) landed(raw, consent, "decided_at"),
                (Instant) landed(raw, consent, "expires_at"),
                (String) landed(raw, consent, "source"),
                (String) landed(raw, consent, "method"),
                (String) landed(raw, consent, "notice_version"));
    }

    /** The row of {@code governed.consent} for a word that holds. */
    TableRow settled(String customerId, ConsentEvent word) {
        @Nullable Object[] values = new Object[consent.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (consent.names().get(i)) {
                case "customer_id" -> customerId;
                case "purpose" -> word.purpose();
                case "granted" -> word.granted();
                case "decided_at" -> word.decidedAt();
                case "expires_at" -> word.expiresAt();
                case "source" -> word.source();
                case "method" -> word.method();
                case "notice_version" -> word.noticeVersion();
                case "run_id" -> runId;
                default ->
                    throw new IllegalStateException("Cannot fill column %s of governed.consent"
                            .formatted(consent.names().get(i)));
            };
        }
        return new TableRow(consent.table(), values);
    }

    /**
     * The row of {@code governed.consent_history} for an event.
     *
     * @param raw the landed word that the event is about
     */
    TableRow entry(String customerId, ConsentHistory.Entry entry, TableRow raw) {
        Record record = records.get(entry.word().purpose());
        @Nullable Object[] values = new Object[history.names().size()];
        for (int i = 0; i < values.length; i++) {
            String name = history.names().get(i);
            values[i] = switch (name) {
                case "record_id" ->
                    entry.state() == ConsentHistory.State.EXPIRED
                            ? entry.word().id() + "-expired"
                            : entry.word().id();
                case "schema_version" -> SCHEMA_VERSION;
                case "customer_id" -> customerId;
                case "position" -> entry.position();
                case "event_state" -> entry.state().name().toLowerCase(Locale.ROOT);
                case "event_at" -> entry.at();
                case "granted_after" -> entry.grantedAfter();
                case "lawful_basis" -> record == null ? "unknown" : record.lawfulBasis();
                case "data_categories" -> record == null ? null : record.dataCategories();
                case "controller" ->
                    landed(raw, history, name) == null && record != null
                            ? record.controller()
                            : landed(raw, history, name);
                case "withdrawal_method" -> record == null ? null : record.withdrawalMethod();
                case "run_id" -> runId;
                default -> landed(raw, history, name);
            };
        }
        return new TableRow(history.table(), values);
    }

    /** Landed words by the name that they keep. */
    static Map<String, TableRow> byId(List<TableRow> raw) {
        Map<String, TableRow> rows = new LinkedHashMap<>();
        raw.forEach(row -> rows.put(RawRow.recordId(row), row));
        return rows;
    }

    private static @Nullable Object landed(TableRow raw, ColumnMapping mapping, String column) {
        return raw.values()[mapping.places()[mapping.place(column)]];
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }
}
