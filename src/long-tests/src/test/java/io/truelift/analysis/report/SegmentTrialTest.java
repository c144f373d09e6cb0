package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.analysis.segment.SegmentOverlap;
import io.truelift.analysis.segment.SegmentTrial;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.TextPlace;
import io.truelift.definitions.segment.Segment;
import io.truelift.stack.TestWarehouse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A segment that is being written, over real tables. */
@Tag("servers")
class SegmentTrialTest {
    private static final Instant NOW = Instant.parse("2026-04-02T08:30:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String HEADER =
            "-- title: Draft\n-- description: One\n-- owner: crm\n-- purpose: analytics\n\n";

    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() {
        warehouse = SmallWorld.load();
    }

    private static Reports reports(String person) {
        return SmallWorld.reports(warehouse, person, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Segment draft(String statement) {
        return reports("analyst").draftSegment("draft", HEADER + statement);
    }

    @Test
    void saysHowManyAreInItWhomItLeavesOutAndWhatItShares() throws SQLException {
        reports("analyst").refreshSegment("new_customers");
        reports("analyst").refreshSegment("dormant_customers");
        Segment active = reports("analyst")
                .draftSegment(
                        "draft",
                        reports("analyst").segments().stream()
                                .filter(segment -> segment.name().equals("active_customers"))
                                .findFirst()
                                .orElseThrow()
                                .file()
                                .text());
        SegmentTrial trial = reports("analyst").trySegment(active, LIMIT);

        assertThat(trial.summary().members()).isEqualTo(6); // c01 c02 c05 c06 c07 c08
        assertThat(trial.summary().withoutConsent())
                .as("two people are too few to be told of")
                .isZero();
        assertThat(trial.overlaps())
                .containsExactly(
                        new SegmentOverlap("new_customers", 2, 2), // c02 c05
                        new SegmentOverlap("dormant_customers", 2, 0)); // c03 c04
        assertThat(trial.preview().columns()).doesNotContain("given_name", "income_band");
        assertThat(trial.preview().rows())
                .extracting(List::getFirst)
                .containsExactly("c01", "c02", "c05", "c06", "c07", "c08");
        assertThat(warehouse.rowsAs("truelift", SmallWorld.text("segment_members")))
                .noneMatch(row -> row.getFirst().equals("draft"));
    }

    @Test
    void findsThePlaceOfWhatTheEngineRefuses() {
        Segment wrong = draft("""
                SELECT customer_id
                FROM lakehouse.governed.customer
                -- a comment that the engine never sees
                WHERE country = 'x'
                    AND no_such_function(country) = 1
                """);
        assertThatThrownBy(() -> reports("analyst").trySegment(wrong, LIMIT))
                .isInstanceOfSatisfying(
                        SqlFileException.class, e -> assertThat(e.place()).contains(new TextPlace(10, 9)))
                .hasMessageContaining("no_such_function");
        Segment mixed = draft("SELECT customer_id FROM lakehouse.governed.customer WHERE country = 1");
        assertThatThrownBy(() -> reports("analyst").trySegment(mixed, LIMIT))
                .isInstanceOfSatisfying(
                        SqlFileException.class, e -> assertThat(e.place()).contains(new TextPlace(6, 67)));
    }

    @Test
    void explainsWithoutRunning() {
        assertThat(reports("analyst").explainSegment(draft("SELECT customer_id FROM lakehouse.governed.event"), LIMIT))
                .contains("Fragment", "governed.event");
    }

    @Test
    void givesUpWhatTakesTooLong() {
        Segment endless = draft("""
                SELECT customer.customer_id
                FROM lakehouse.governed.customer
                CROSS JOIN UNNEST(sequence(1, 9000)) AS a (x)
                CROSS JOIN UNNEST(sequence(1, 9000)) AS b (y)
                CROSS JOIN UNNEST(sequence(1, 9000)) AS c (z)
                WHERE (x * y * z) % 9001 = 9000
                """);
        assertThatThrownBy(() -> reports("analyst").trySegment(endless, Duration.ofSeconds(3)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("maximum time limit of 3.00s");
    }

    @Test
    void refusesSensitiveColumnsAsEverywhere() {
        assertThatThrownBy(() -> reports("analyst")
                        .trySegment(
                                draft("SELECT customer_id FROM lakehouse.governed.customer WHERE income_band = 'high'"),
                                LIMIT))
                .hasMessageContaining("income_band");
    }
}
