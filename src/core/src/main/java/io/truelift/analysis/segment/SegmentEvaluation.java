package io.truelift.analysis.segment;

import io.truelift.analysis.unfiltered.CoarseCount;
import io.truelift.analysis.unfiltered.UnfilteredCount;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Explanation;
import io.truelift.definitions.query.Selection;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Template;
import io.truelift.definitions.query.Value;
import io.truelift.definitions.segment.Segment;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Works out who is in a segment, always in the name of a person, so that nobody is counted whom the person may not
 * count, and never anybody who did not grant the segment's purpose.
 */
public final class SegmentEvaluation {
    private static final String CUSTOMER = "governed.customer";

    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;

    public SegmentEvaluation(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** People in the segment, and how many the lack of consent leaves out; keeps nothing. */
    public SegmentSummary size(Segment segment, String person) throws SQLException {
        try (Connection connection = warehouse.openAs(person)) {
            long members = members("segment_size", segment).statement().row(connection, row -> row.getLong("members"));
            return summary(segment, members, now(), person);
        }
    }

    /** A look at some members: columns that the dictionary calls personal or sensitive are left out, whoever asks. */
    public SegmentPreview preview(Segment segment, String person) throws SQLException {
        BoundStatement statement =
                Selection.keep(members("segment_preview", segment).statement(), shownColumns());
        List<String> columns = Selection.columns(statement);
        try (Connection connection = warehouse.openAs(person)) {
            return new SegmentPreview(segment.name(), columns, statement.rows(connection, row -> values(row, columns)));
        }
    }

    /** Everything there is to know of a segment before it is saved; the engine checks it first. */
    public SegmentTrial trial(Segment segment, String person) throws SQLException {
        try (Connection connection = warehouse.openAs(person)) {
            Explanation.validate(segment.file(), connection);
        }
        return new SegmentTrial(size(segment, person), overlaps(segment, person), preview(segment, person));
    }

    /** How the engine would find the members, as it writes it. */
    public String plan(Segment segment, String person) throws SQLException {
        try (Connection connection = warehouse.openAs(person)) {
            Explanation.validate(segment.file(), connection);
            return Explanation.plan(BoundStatement.of(segment.file()), connection);
        }
    }

    /** What the segment shares with others as they were last worked out, the most first. */
    public List<SegmentOverlap> overlaps(Segment segment, String person) throws SQLException {
        BoundStatement statement = members("segment_overlap", segment)
                .bind("segment", Value.of(segment.name()))
                .statement();
        try (Connection connection = warehouse.openAs(person)) {
            return statement.rows(
                    connection,
                    row -> new SegmentOverlap(row.getString("segment"), row.getLong("members"), row.getLong("shared")));
        }
    }

    /**
     * Works the segment out anew and keeps its members in {@code analytics.segment_member}. The new members are added
     * first and those of earlier refreshes deleted afterwards, so that readers of the newest always find some.
     */
    public SegmentSummary refresh(Segment segment, String person) throws SQLException {
        Instant evaluatedAt = now();
        try (Connection connection = warehouse.openAs(person);
                Connection service = warehouse.openAsService()) {
            long members = members("segment_insert", segment)
                    .bind("segment", Value.of(segment.name()))
                    .bind("evaluated_at", Value.of(evaluatedAt))
                    .statement()
                    .execute(connection);
            library.engine("segment_prune")
                    .bind("segment", Value.of(segment.name()))
                    .bind("evaluated_at", Value.of(evaluatedAt))
                    .statement()
                    .execute(service);
            return summary(segment, members, evaluatedAt, person);
        }
    }

    /** With the figures about everybody; they name nobody. */
    private SegmentSummary summary(Segment segment, long members, Instant evaluatedAt, String person)
            throws SQLException {
        BoundStatement everybody = members("segment_without_consent", segment)
                .bind("evaluated_at", Value.of(evaluatedAt))
                .statement();
        return UnfilteredCount.of(
                warehouse,
                everybody,
                person,
                row -> new SegmentSummary(
                        segment.name(),
                        members,
                        CoarseCount.of(row.getLong("people")),
                        row.getLong("customers"),
                        evaluatedAt));
    }

    private Template members(String template, Segment segment) {
        return library.engine(template)
                .bind("purpose", Value.of(segment.purpose()))
                .fill("member", segment.file());
    }

    private Set<String> shownColumns() {
        return library.dictionary().table(CUSTOMER).columns().stream()
                .filter(column -> switch (column.classification()) {
                    case PUBLIC, INTERNAL -> true;
                    case PERSONAL, SENSITIVE -> false;
                })
                .map(ColumnContract::name)
                .collect(Collectors.toSet());
    }

    private static List<String> values(ResultSet row, List<String> columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            String value = row.getString(column);
            values.add(value == null ? "" : value);
        }
        return values;
    }

    /** The table keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
