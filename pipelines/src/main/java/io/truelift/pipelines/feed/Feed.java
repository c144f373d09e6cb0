package io.truelift.pipelines.feed;

import io.truelift.governance.dictionary.Purpose;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its file in {@code pipelines/feeds} declares it.
 *
 * @param name key: the file name
 * @param title the feed in words
 * @param owner team that answers for it
 * @param source where its lines come from
 * @param identifiers who a line is about
 * @param records what a line becomes
 * @param consents consent events that come with a line
 * @param mostSetAside the share of a run's lines that may be set aside, from 0 to 1; null where none is declared: not all
 * @param isOfKeys whether it only finds who stands in a table: equal lines say it once, and one that names nobody says nothing
 */
public record Feed(
        String name,
        String title,
        String owner,
        Source source,
        ArrayList<IdentifierRule> identifiers,
        ArrayList<RecordRule> records,
        ArrayList<ConsentRule> consents,
        @Nullable Double mostSetAside,
        boolean isOfKeys)
        implements Serializable {

    /** A feed that declares no share of lines that may be set aside. */
    public Feed(
            String name,
            String title,
            String owner,
            Source source,
            ArrayList<IdentifierRule> identifiers,
            ArrayList<RecordRule> records,
            ArrayList<ConsentRule> consents) {
        this(name, title, owner, source, identifiers, records, consents, null, false);
    }

    public enum Format {
        CSV,
        JSONL,
        FIXED,
        PARQUET,
        ICEBERG
    }

    /**
     * @param files patterns of file names, relative to the folder of feeds; none where the feed is a table
     * @param format how a line is written
     * @param encoding how its bytes become text
     * @param delimiter between fields of a CSV line
     * @param nullValues texts that mean nothing was given
     * @param zone zone of timestamps without an offset
     * @param listSeparator between the items of a list in a field
     * @param table namespace and name in the catalog; null where the feed is files
     * @param region where phone numbers without a country are from, such as {@code GB}; null where that is not known
     * @param columns where each field stands in a line of fixed width; empty in other formats
     */
    public record Source(
            ArrayList<String> files,
            Format format,
            String encoding,
            char delimiter,
            LinkedHashSet<String> nullValues,
            ZoneId zone,
            String listSeparator,
            @Nullable String table,
            @Nullable String region,
            LinkedHashMap<String, Span> columns)
            implements Serializable {
        public Charset charset() {
            return Charset.forName(encoding);
        }
    }

    /**
     * Where a field stands in a line of fixed width.
     *
     * @param first its first character, from 1
     * @param last its last character
     */
    public record Span(int first, int last) implements Serializable {
        public Span {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("Cannot use the place %d-%d.".formatted(first, last));
            }
        }
    }

    /** An identifier of the person whom the line is about. */
    public record IdentifierRule(String type, ValueRule value) implements Serializable {}

    /**
     * A record that a line becomes.
     *
     * @param table name of the contract in the namespace {@code raw}
     * @param when the condition; null where every line becomes one
     * @param columns rule by column
     * @param repeats what it means that a record is delivered again; null where every line is a record of its own
     */
    public record RecordRule(
            String table,
            @Nullable Condition when,
            LinkedHashMap<String, ValueRule> columns,
            @Nullable Repeats repeats) implements Serializable {

        /** Whether a line becomes such a record, or says that one is gone. */
        public boolean takes(Line line) {
            return when == null || when.holds(line);
        }

        /** Which lines say that a record is gone; null where none does. */
        public @Nullable Deletes deletes() {
            return repeats == null ? null : repeats.deletes();
        }
    }

    /**
     * What it means that a record is delivered again. Raw tables keep every delivery; facts have one record of each key.
     *
     * @param key columns that tell the feed's records apart
     * @param kept which of the deliveries counts
     * @param by column by which the latest is told; null where it is the one that was delivered last
     * @param deletes which lines say that a record is gone; null where none does
     */
    public record Repeats(
            ArrayList<String> key,
            Kept kept,
            @Nullable String by,
            @Nullable Deletes deletes) implements Serializable {}

    /**
     * Lines by which a source tells that a record is gone. Of its columns they need to have no other than these.
     *
     * @param when the condition that such lines fulfil
     * @param columns rule by column: those of the key, in its order, and the one by which the latest is told
     */
    public record Deletes(Condition when, LinkedHashMap<String, ValueRule> columns) implements Serializable {
        /** Where deletions are kept as they were delivered; no feed declares it as a table of its records. */
        public static final String TABLE = "raw.deletion";
    }

    /** Where identifiers are kept that tables of the company's own have: each once, in whichever of them it stands. */
    public static final String KEYS = "raw.person_key";

    /** Which of several deliveries of a record counts. */
    public enum Kept {
        /** The one that was delivered first: a log that is exported again. */
        FIRST,
        /** The one that was delivered last, or stated last: rows that change. */
        LATEST,
        /** Those of the newest file alone: each file is a full export, and what it leaves out is gone. */
        NEWEST_FILE,
        /** Those of the newest folder alone: the files of a folder are one full export together. */
        NEWEST_FOLDER
    }

    /**
     * Consent events that a line gives.
     *
     * @param speaker what says which purposes are granted
     * @param columns rule by column of the word: decided_at, source and what else is told
     * @param validFor how long a grant holds that names no end of its own; null for good
     */
    public record ConsentRule(
            Speaker speaker,
            LinkedHashMap<String, ValueRule> columns,
            @Nullable Period validFor) implements Serializable {}

    /** What of a line says which purposes are granted. */
    public sealed interface Speaker extends Serializable {
        /** How a line gives the word. */
        ValueRule value();

        default List<String> fields() {
            return value().fields();
        }
    }

    /** A field that says yes or no to each of the purposes. */
    public record Stated(ArrayList<String> purposes, ValueRule granted) implements Speaker {
        @Override
        public ValueRule value() {
            return granted;
        }
    }

    /**
     * A string of the IAB's Transparency and Consent Framework.
     *
     * @param signals by purpose: which of the framework's purposes it needs
     */
    public record Tcf(ValueRule string, LinkedHashMap<String, Purpose.Signals> signals) implements Speaker {
        @Override
        public ValueRule value() {
            return string;
        }
    }

    /**
     * Global Privacy Control, as the browser sends it.
     *
     * @param refuses the purposes that it refuses
     */
    public record PrivacyControl(ValueRule signal, ArrayList<String> refuses) implements Speaker {
        @Override
        public ValueRule value() {
            return signal;
        }
    }

    /** A condition on a field of a line. */
    public sealed interface Condition extends Serializable {
        String column();

        boolean holds(Line line);
    }

    /** The field has one of the values. */
    public record In(String column, LinkedHashSet<String> values) implements Condition {
        @Override
        public boolean holds(Line line) {
            return values.contains(line.field(column));
        }
    }

    /** The field has none of the values; a field without a value has none of them. */
    public record NotIn(String column, LinkedHashSet<String> values) implements Condition {
        @Override
        public boolean holds(Line line) {
            return !values.contains(line.field(column));
        }
    }

    /** The field has a value, or has none. */
    public record Present(String column, boolean expected) implements Condition {
        @Override
        public boolean holds(Line line) {
            return (line.field(column) != null) == expected;
        }
    }

    /** Whether the line says nothing here, and is none of its lines. */
    public boolean passesOver(Line line) {
        return isOfKeys && consents.isEmpty() && records.stream().noneMatch(rule -> rule.takes(line));
    }

    /** Fields that a file must have in its header. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        conditions().forEach(condition -> fields.add(condition.column()));
        values().forEach(value -> fields.addAll(value.fields()));
        return fields;
    }

    /** Whether some of its records count from the newest export alone. */
    public boolean deliversExports() {
        return keeps(Kept.NEWEST_FILE) || keeps(Kept.NEWEST_FOLDER);
    }

    /** Whether of some of its records these deliveries count. */
    public boolean keeps(Kept kept) {
        return records.stream()
                .anyMatch(rule -> rule.repeats() != null && rule.repeats().kept() == kept);
    }

    private Stream<Condition> conditions() {
        return records.stream()
                .flatMap(rule -> Stream.of(
                        Optional.ofNullable(rule.when()),
                        Optional.ofNullable(rule.deletes()).map(Deletes::when)))
                .flatMap(Optional::stream);
    }

    /** Every rule by which a text is taken from a line. */
    public Stream<ValueRule> values() {
        return Stream.of(
                        identifiers.stream().map(IdentifierRule::value),
                        records.stream().flatMap(rule -> rule.columns().values().stream()),
                        records.stream()
                                .flatMap(rule -> Optional.ofNullable(rule.deletes()).stream())
                                .flatMap(deletes -> deletes.columns().values().stream()),
                        consents.stream().map(rule -> rule.speaker().value()),
                        consents.stream().flatMap(rule -> rule.columns().values().stream()))
                .flatMap(rules -> rules);
    }
}
