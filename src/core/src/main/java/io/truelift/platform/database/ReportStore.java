package io.truelift.platform.database;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Keeps reports as JSON in the application database. A report is added, never changed. */
public final class ReportStore {
    /** How reports are written. */
    public static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new KeptCharacters())
                    .build())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final RowMapper<ReportVersion> VERSIONS = ConstructorMapper.of(ReportVersion.class);

    /** What a report is about. */
    public enum Kind {
        EXPERIMENT,
        OVERLAP,
        REPLAY_AA,
        SLICES,
        PLAN,
        LAUNCH,
        SEGMENT,
        SATISFACTION,
        ATTRIBUTION,
        CONSENT
    }

    private final Statements database;

    public ReportStore(DataSource database) {
        this.database = Statements.of(ReportStore.class, database);
    }

    public void add(Kind kind, String subject, Instant madeAt, Object report) {
        database.ask(
                why -> "Cannot keep the %s report of %s: %s".formatted(kind, subject, why),
                asked -> asked.createUpdate("add_report.sql")
                        .bind("kind", kind)
                        .bind("subject", subject)
                        .bind("madeAt", madeAt)
                        .bind("content", StoredForm.of(kind, report))
                        .execute());
    }

    /** The newest report on the subject. */
    public <T> Optional<T> newest(Kind kind, String subject, Class<T> type) {
        return read(
                        kind,
                        type,
                        refusal(kind),
                        asked -> asked.createQuery("newest_report.sql").bind("subject", subject))
                .stream()
                .findFirst();
    }

    /** The newest report on each subject of the kind, by subject. */
    public <T> List<T> newestOfEach(Kind kind, Class<T> type) {
        return read(kind, type, refusal(kind), asked -> asked.createQuery("newest_reports.sql"));
    }

    /** The newest report on each of these subjects that has one, by subject. */
    public <T> List<T> newestOf(Kind kind, List<String> subjects, Class<T> type) {
        return read(
                kind,
                type,
                refusal(kind),
                asked -> asked.createQuery("newest_reports_of.sql").bindArray("subjects", String.class, subjects));
    }

    /** The report of the subject with this number; absent where there is none, or where it is of another subject. */
    public <T> Optional<T> version(Kind kind, String subject, long id, Class<T> type) {
        return read(
                        kind,
                        type,
                        why -> "Cannot read %s report %d of %s: %s".formatted(kind, id, subject, why),
                        asked -> asked.createQuery("report_version.sql")
                                .bind("subject", subject)
                                .bind("id", id))
                .stream()
                .findFirst();
    }

    /**
     * Reports of a kind with this number, or whose receipt's statement has a SHA-256 that begins like this, the newest first.
     *
     * @param receipt a number, or eight and more hexadecimal digits
     */
    public <T> List<T> byReceipt(Kind kind, String receipt, Class<T> type) {
        return read(
                kind,
                type,
                why -> "Cannot find the %s report %s: %s".formatted(kind, receipt, why),
                asked -> asked.createQuery("reports_by_receipt.sql").bind("receipt", receipt));
    }

    /** Every report that is kept of the subject, the newest first. */
    public List<ReportVersion> versions(Kind kind, String subject) {
        return database.ask(
                why -> "Cannot list %s reports of %s: %s".formatted(kind, subject, why),
                asked -> asked.createQuery("report_versions.sql")
                        .bind("kind", kind)
                        .bind("subject", subject)
                        .map(VERSIONS)
                        .list());
    }

    /** Snapshots of tables that reports of any kind were made from, and are made again from to replay them. */
    public Set<Long> snapshots() {
        return database.ask(
                why -> "Cannot list what reports were made from: " + why,
                asked -> asked.createQuery("report_snapshots.sql")
                        .mapTo(Long.class)
                        .collect(Collectors.toSet()));
    }

    /** What there are reports on, in alphabetical order. */
    public List<String> subjects(Kind kind) {
        return database.ask(
                why -> "Cannot list what there are %s reports on: %s".formatted(kind, why),
                asked -> asked.createQuery("report_subjects.sql")
                        .bind("kind", kind)
                        .mapTo(String.class)
                        .list());
    }

    /** A report as it is stored. */
    public static String write(Kind kind, Object report) throws JsonProcessingException {
        return StoredForm.of(kind, report);
    }

    /** A report of what is stored, whichever version of the suite stored it. */
    public static <T> T read(Kind kind, String stored, Class<T> type) throws JsonProcessingException {
        return StoredForm.read(kind, stored, type);
    }

    private <T> List<T> read(
            Kind kind, Class<T> type, UnaryOperator<String> refusal, Function<Handle, Query> question) {
        return database.ask(refusal, asked -> {
            List<T> reports = new ArrayList<>();
            for (String stored : question.apply(asked).bind("kind", kind).mapTo(String.class)) {
                reports.add(StoredForm.read(kind, stored, type));
            }
            return reports;
        });
    }

    private static UnaryOperator<String> refusal(Kind kind) {
        return why -> "Cannot read %s reports: %s".formatted(kind, why);
    }
}
