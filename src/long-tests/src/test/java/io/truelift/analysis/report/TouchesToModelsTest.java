package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.attribution.AttributionModels;
import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Contacts to journeys to every model, as a ratio to a bare scan of the contacts: two million, or as many as {@code -Dtruelift.touches}
 * says. The engine and the suite have the memory that they have on one machine, whatever the number. Times go to
 * {@code src/target/reports/attribution-scale.md}.
 */
@Tag("servers")
@Tag("slow")
class TouchesToModelsTest {
    private static final long TOUCHES = Long.getLong("truelift.touches", 2_000_000);
    private static final int TOUCHES_OF_ONE = 20;
    private static final List<String> TABLES = List.of("touch", "consent", "order_line");
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();

    @BeforeAll
    static void load() throws SQLException {
        SmallWorld.load("touches", List.of());
        for (String table : TABLES) {
            try (Connection connection = WAREHOUSE.warehouse().openAsService();
                    PreparedStatement insert = connection.prepareStatement(SmallWorld.text("touches/" + table))) {
                insert.setLong(1, TOUCHES / TOUCHES_OF_ONE / 1000);
                insert.executeUpdate();
            }
        }
    }

    @AfterAll
    static void leaveNothingBehind() {
        TABLES.forEach(table -> WAREHOUSE.empty("governed." + table));
    }

    @Test
    void creditsEveryConversionByEveryModel() throws SQLException, IOException {
        double scan = scan();
        long start = System.nanoTime();
        AttributionReport report =
                SmallWorld.reports(WAREHOUSE, "analyst", Clock.systemUTC()).analyseAttribution();
        double models = seconds(start);
        Source source = report.sources().getFirst();

        Path file = Path.of(System.getProperty("truelift.root"), "src/target/reports/attribution-scale.md");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.format(
                        Locale.ROOT,
                        """
                # Contacts to journeys to every model

                | contacts | distinct paths | journeys that converted | non-converting | a bare scan, s | every model, s | ratio |
                |---|---|---|---|---|---|---|
                | %,d | %,d | %,d | %,d | %.1f | %.1f | %.0f |
                """,
                        contacts(),
                        source.paths(),
                        source.conversions(),
                        source.nonConversions(),
                        scan,
                        models,
                        models / scan));

        assertThat(source.models())
                .extracting(ModelCredit::model)
                .containsExactlyElementsOf(AttributionModels.reported().stream()
                        .map(each -> each.key())
                        .toList());
        assertThat(source.models()).allSatisfy(model -> {
            assertThat(sum(model)).isEqualByComparingTo(BigDecimal.valueOf(source.conversions()));
        });
    }

    private static BigDecimal sum(ModelCredit model) {
        return model.channels().stream().map(ChannelCredit::exactConversions).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double scan() throws SQLException {
        ask("touches/scan");
        long start = System.nanoTime();
        ask("touches/scan");
        return seconds(start);
    }

    private static long contacts() throws SQLException {
        return ask("touches/scan");
    }

    private static long ask(String question) throws SQLException {
        try (Connection connection = WAREHOUSE.warehouse().openAsService();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SmallWorld.text(question))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
