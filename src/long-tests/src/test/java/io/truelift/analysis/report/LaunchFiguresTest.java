package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.launch.LaunchFigures;
import io.truelift.analysis.launch.LaunchFigures.TableState;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.stack.TestWarehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the launch checklist asks of a real Trino; figures were counted by hand in the rows of the small world. */
@Tag("servers")
class LaunchFiguresTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() {
        warehouse = SmallWorld.load();
        warehouse.execute(SmallWorld.text("consent_run_out"));
    }

    @Test
    void countsFactsWithTheirCustomersAndWhoseGrantHolds() {
        LaunchFigures figures = measuredAt("2026-04-01T08:30:00.123456Z");
        // 26 order lines, 12 events and 10 exposures; one line and one event name nobody.
        assertThat(figures.facts()).isEqualTo(48);
        assertThat(figures.resolved()).isEqualTo(46);
        assertThat(figures.customers()).isEqualTo(26);
        assertThat(figures.agreed()).as("c10's grant ran out").isEqualTo(22);
        assertThat(figures.tables()).extracting(TableState::table).contains("governed.exposure", "governed.order_line");
        assertThat(figures.tables())
                .allSatisfy(table -> assertThat(table.writtenAt()).isPresent());
        assertThat(warehouse.reports().newest(Kind.LAUNCH, "cart_reminder", LaunchFigures.class))
                .contains(figures);
    }

    @Test
    void countsAGrantUntilItsEnd() {
        assertThat(measuredAt("2026-03-30T23:59:59Z").agreed()).isEqualTo(23);
        assertThat(measuredAt("2026-03-31T00:00:00Z").agreed()).isEqualTo(22);
    }

    private static LaunchFigures measuredAt(String moment) {
        return SmallWorld.reports(warehouse, "analyst", Clock.fixed(Instant.parse(moment), ZoneOffset.UTC))
                .measureLaunch("cart_reminder");
    }
}
