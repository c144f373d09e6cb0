package io.truelift.webui.governance;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.quarantine.Quarantine;
import io.truelift.governance.quarantine.Quarantine.Filter;
import io.truelift.governance.quarantine.Quarantine.Found;
import io.truelift.platform.project.Project;
import io.truelift.webui.page.PageInfo;
import io.truelift.webui.page.Request;
import io.truelift.webui.start.Statement;
import io.truelift.webui.warehouse.Answer;
import io.truelift.webui.warehouse.LiveWarehouse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What did the pipelines do, and what did they set aside? */
@RequestScoped
@Named("qualityPage")
public class QualityPage {
    private static final Statement RUNS = Statement.of(QualityPage.class, "runs.sql");
    private static final Statement FILES = Statement.of(QualityPage.class, "files.sql");
    private static final Statement QUARANTINE = Statement.of(QualityPage.class, "quarantine.sql");

    private static final int PER_PART = 50;

    private final LiveWarehouse warehouse;
    private final Dictionary dictionary;
    private final Project project;
    private final Request request;
    private @Nullable Answer<Found> found;
    private @Nullable Answer<List<Run>> runs;
    private @Nullable Answer<List<LandedFile>> files;
    private @Nullable Answer<List<Quarantined>> quarantine;

    @Inject
    QualityPage(LiveWarehouse warehouse, Dictionary dictionary, Project project, Request request) {
        this.warehouse = warehouse;
        this.dictionary = dictionary;
        this.project = project;
        this.request = request;
    }

    /** A published run; its lines in are its lines published and quarantined. */
    public record Run(
            String id,
            Instant startedAt,
            Instant finishedAt,
            long linesIn,
            long linesPublished,
            long linesQuarantined,
            long customers) {

        /** How long it took, such as {@code 1 min 20 s}. */
        public String took() {
            Duration duration = Duration.between(startedAt, finishedAt);
            long minutes = duration.toMinutes();
            return (minutes > 0 ? minutes + "\u00a0min " : "") + duration.toSecondsPart() + "\u00a0s";
        }

        public boolean addsUp() {
            return linesIn == linesPublished + linesQuarantined;
        }
    }

    /** A file that the newest run found. */
    public record LandedFile(
            String feed,
            String file,
            String status,
            String reason,
            long linesIn,
            long linesPublished,
            long linesQuarantined) {}

    /** Lines that were set aside for the same reason. */
    public record Quarantined(String feed, String rule, String column, long lines, Instant newest, String example) {}

    public Answer<List<Run>> runs() {
        if (runs == null) {
            runs = warehouse.rows(RUNS, QualityPage::run);
        }
        return runs;
    }

    /** Where the warehouse is away, it is asked once and not again for every table of the page. */
    public Answer<List<LandedFile>> files() {
        if (files == null) {
            files = runs() instanceof Answer.Away<?> away
                    ? new Answer.Away<>(away.reason())
                    : warehouse.rows(FILES, QualityPage::file);
        }
        return files;
    }

    public Answer<List<Quarantined>> quarantine() {
        if (quarantine == null) {
            quarantine = runs() instanceof Answer.Away<?> away
                    ? new Answer.Away<>(away.reason())
                    : warehouse.rows(QUARANTINE, QualityPage::quarantined);
        }
        return quarantine;
    }

    /** Which lines that were set aside the address asks for. */
    public Filter filter() {
        long line = request.parameter("line")
                .filter(text -> text.matches("[1-9]\\d{0,14}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new Filter(request.text("feed"), request.text("rule"), request.text("file"), line);
    }

    /** Lines that the filter finds, this part of them. */
    public Answer<Found> found() {
        if (found == null) {
            found = runs() instanceof Answer.Away<?> away
                    ? new Answer.Away<>(away.reason())
                    : find((long) (PageInfo.asked(request) - 1) * PER_PART, PER_PART);
        }
        return found;
    }

    Answer<Found> find(long skipped, int count) {
        Quarantine lines = new Quarantine(new SqlLibrary(project.sql(), dictionary, SqlLibrary.CATALOG));
        return warehouse.ask(connection -> lines.find(connection, filter(), skipped, count));
    }

    public PageInfo parts() {
        return PageInfo.of(
                request, PER_PART, found().isAnswered() ? found().orThrow().matches() : 0);
    }

    /** Feeds of which lines were set aside. */
    public List<String> feeds() {
        return choices(request.text("feed"), Quarantined::feed);
    }

    /** Rules that lines broke. */
    public List<String> rules() {
        return choices(request.text("rule"), Quarantined::rule);
    }

    private List<String> choices(String asked, Function<Quarantined, String> word) {
        Stream<String> known =
                quarantine().isAnswered() ? quarantine().orThrow().stream().map(word) : Stream.empty();
        return Stream.concat(known, Stream.of(asked))
                .filter(one -> !one.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    public Optional<Run> lastRun() {
        return runs().isAnswered() ? runs().orThrow().stream().findFirst() : Optional.empty();
    }

    public long quarantinedLines() {
        return quarantine().isAnswered()
                ? quarantine().orThrow().stream().mapToLong(Quarantined::lines).sum()
                : 0;
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString(1),
                instant(row, 2),
                instant(row, 3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    private static LandedFile file(ResultSet row) throws SQLException {
        return new LandedFile(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)).orElse(""),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    private static Quarantined quarantined(ResultSet row) throws SQLException {
        return new Quarantined(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                instant(row, 5),
                row.getString(6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? Instant.EPOCH : timestamp.toInstant();
    }
}
