package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.ReplayAa;
import io.truelift.analysis.experiment.ShareLimits;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.LeftOut;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.totals.KeptTotals;
import io.truelift.analysis.totals.TotalsStore;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import io.truelift.statistics.Comparison.NotEnoughData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A report from totals that are kept says the same to the last digit as one from the facts, whatever happened in between. The
 * people are those of {@link DesignsTest}.
 */
@Tag("servers")
class KeptTotalsTest {
    private static final Instant LATER = Instant.parse("2023-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    private TestWarehouse warehouse;
    private SqlLibrary library;
    private TotalsStore store;

    @BeforeEach
    void load() throws IOException, URISyntaxException {
        warehouse = SmallWorld.load("designs", List.of("exposure", "order_line", "survey_answer", "consent"));
        warehouse.empty("analytics.experiment_unit");
        copy(warehouse.project().sql().resolve("engine"), folder.resolve("engine"));
        for (String kind : List.of("experiments", "metrics", "segments")) {
            copy(Path.of(DesignsTest.class.getResource("designs/" + kind).toURI()), folder.resolve(kind));
        }
        // the same people with few metrics, so that each step is quick
        Files.writeString(
                folder.resolve("experiments/light.sql"),
                Files.readString(folder.resolve("experiments/plain.sql"))
                        .replaceFirst("secondary: \\[.*\\]", "secondary: [buyers, orders, per_order]"));
        library = new SqlLibrary(folder, warehouse.dictionary(), SqlLibrary.CATALOG);
        store = new TotalsStore(Database.of(Settings.of(warehouse.project())));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private ExperimentReport kept(String name) throws SQLException {
        return ExperimentAnalysis.keeping(library, warehouse.warehouse(), store, clock(), ShareLimits.USUAL)
                .report(experiment(name), "analyst");
    }

    private ExperimentReport fromFacts(String name) throws SQLException {
        return new ExperimentAnalysis(library, warehouse.warehouse(), clock()).report(experiment(name), "analyst");
    }

    private static Clock clock() {
        return Clock.fixed(LATER, ZoneOffset.UTC);
    }

    private Experiment experiment(String name) {
        return new ExperimentReader(library).read(name);
    }

    private KeptTotals totals(String name) {
        return store.find(name).orElseThrow();
    }

    private void saysTheSame(String name) throws SQLException {
        assertThat(figures(kept(name))).isEqualTo(figures(fromFacts(name)));
    }

    /** All of a report but its receipt, which names snapshots. */
    private static JsonNode figures(ExperimentReport report) {
        ObjectNode json = ReportStore.JSON.valueToTree(report);
        json.remove("receipt");
        return json;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "adjusted", "clusters", "switchback", "groups", "population", "zones"})
    void saysTheSameAsTheFactsInEveryDesign(String name) throws SQLException {
        saysTheSame(name);
    }

    @Test
    void readsOnlyNewFilesOfATableThatGrew() throws SQLException {
        kept("light");
        KeptTotals before = totals("light");
        // c1 buys for 40 more within the window, c9 is nobody of the experiment
        warehouse.execute(
                "INSERT INTO lakehouse.governed.order_line (record_id, customer_id, order_id, ordered_at, product_id, quantity, unit_price, amount, currency, is_cancellation) "
                        + "SELECT record_id || 'x', customer_id, order_id || 'x', ordered_at + INTERVAL '1' HOUR, product_id, quantity, unit_price, amount + 40, currency, is_cancellation "
                        + "FROM lakehouse.governed.order_line");
        saysTheSame("light");
        KeptTotals after = totals("light");
        assertThat(after.units()).isEqualTo(before.units());
        assertThat(after.parts()).anySatisfy(part -> assertThat(part.added()).hasSize(1));
        assertThat(after.parts().stream().filter(part -> !part.added().isEmpty()))
                .allSatisfy(part -> assertThat(before.parts().stream()
                                .filter(old -> old.number() == part.number())
                                .findFirst()
                                .orElseThrow()
                                .base())
                        .isEqualTo(part.base()));
    }

    @Test
    void holdsAWithdrawalOnTheNextReport() throws SQLException {
        ExperimentReport before = kept("light");
        warehouse.execute(
                "UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = (SELECT min(customer_id) FROM lakehouse.governed.exposure)");
        assertThat(kept("light").population().arms().stream()
                        .mapToLong(Arm::units)
                        .sum())
                .isEqualTo(before.population().arms().stream()
                                .mapToLong(Arm::units)
                                .sum()
                        - 1);
        saysTheSame("light");
        warehouse.execute(
                "UPDATE lakehouse.governed.consent SET granted = true WHERE customer_id = (SELECT min(customer_id) FROM lakehouse.governed.exposure)");
        saysTheSame("light");
    }

    @Test
    void followsAnErasureOfRows() throws SQLException {
        kept("light");
        warehouse.execute(
                "DELETE FROM lakehouse.governed.order_line WHERE customer_id = (SELECT min(customer_id) FROM lakehouse.governed.order_line)");
        saysTheSame("light");
    }

    @Test
    void readsNothingAnewAfterACompaction() throws SQLException {
        warehouse.execute(
                "INSERT INTO lakehouse.governed.order_line SELECT * FROM lakehouse.governed.order_line WHERE false");
        warehouse.execute(
                "INSERT INTO lakehouse.governed.order_line SELECT * FROM lakehouse.governed.order_line LIMIT 1");
        kept("light");
        KeptTotals before = totals("light");
        warehouse.execute("ALTER TABLE lakehouse.governed.order_line EXECUTE optimize");
        saysTheSame("light");
        assertThat(totals("light").batches()).isEqualTo(before.batches());
    }

    @Test
    void worksOutAChangedMetricAndNoOther() throws SQLException, IOException {
        kept("light");
        KeptTotals before = totals("light");
        Path metric = folder.resolve("metrics/spend.sql");
        Files.writeString(metric, Files.readString(metric).replace("amount AS value", "amount * 2 AS value"));
        saysTheSame("light");
        assertThat(totals("light").parts())
                .containsAll(before.parts())
                .hasSize(before.parts().size() + 1);
    }

    @Test
    void readsNothingThatARefreshLeftHalfDone() throws SQLException {
        kept("light");
        // as if the suite or the engine had ended between writing rows and saying that they count
        warehouse.execute(
                "INSERT INTO lakehouse.analytics.experiment_unit SELECT experiment, 'left', part, customer_id || 'x', period, variant, status, exposed_at, exposed_on, "
                        + "cluster, levels, covariates, newest, totals, unusable, failed FROM lakehouse.analytics.experiment_unit");
        saysTheSame("light");
        store.drop("light", LATER);
        saysTheSame("light");
    }

    @Test
    void dealsTheSameUnitsAnewWhereverTheyAreReadFrom() throws SQLException {
        ReplayAa fromKept = ExperimentAnalysis.keeping(
                        library, warehouse.warehouse(), store, clock(), ShareLimits.USUAL)
                .replayAa(experiment("light"), "analyst", 50);
        ReplayAa fromFacts = new ExperimentAnalysis(library, warehouse.warehouse(), clock())
                .replayAa(experiment("light"), "analyst", 50);

        assertThat(fromKept).isEqualTo(fromFacts);
        assertThat(fromKept.units()).isEqualTo(8);
        assertThat(fromKept.metrics())
                .extracting(ReplayAa.Metric::metric)
                .containsExactly("spend", "buyers", "orders", "per_order");
        assertThat(fromKept.metrics())
                .allSatisfy(metric -> assertThat(metric.alarms()).isLessThanOrEqualTo(metric.tested()));
    }

    private static MetricResult metric(ExperimentReport report, String name) {
        return report.metrics().stream()
                .filter(metric -> metric.metric().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A file that gives the orders of d03, who took their consent back, to d01 tells nothing of them. */
    @Test
    void countsNobodyWhoseRowsAFileHandsToSomebodyWhoAgreed() throws SQLException, IOException {
        warehouse.execute("UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = 'd03'");
        ExperimentReport without = kept("light");
        Path metric = folder.resolve("metrics/spend.sql");
        Files.writeString(
                metric,
                Files.readString(metric)
                        .replace(
                                "SELECT customer_id,",
                                "SELECT IF(customer_id = 'd03', 'd01', customer_id) AS customer_id,"));
        assertThat(metric(kept("light"), "spend")).isEqualTo(metric(without, "spend"));
        saysTheSame("light");
    }

    @Test
    void leavesOutAMetricWhoseSqlFailsOnARowAndNoOther() throws SQLException, IOException {
        ExperimentReport before = kept("light");
        Path metric = folder.resolve("metrics/orders.sql");
        // every line is of one piece, so this divides by zero
        Files.writeString(
                metric,
                Files.readString(metric)
                        .replaceFirst(
                                "(?s)SELECT.*",
                                "SELECT customer_id, ordered_at AS occurred_at, amount / (quantity - 1) AS value FROM lakehouse.governed.order_line"));
        ExperimentReport after = kept("light");
        assertThat(metric(after, "orders").lifts())
                .allSatisfy(lift -> assertThat(lift.answer())
                        .isInstanceOfSatisfying(
                                NotEnoughData.class,
                                none -> assertThat(none.reason()).contains("cannot be added up")));
        assertThat(metric(after, "spend")).isEqualTo(metric(before, "spend"));
        saysTheSame("light");
    }

    @Test
    void leavesOutAMetricWithATotalThatNoNumberHolds() throws SQLException {
        kept("light");
        // a total of 2e13 is beyond 2^63 millionths
        warehouse.execute("UPDATE lakehouse.governed.order_line SET amount = 20000000000000 WHERE order_id = 'a1'");
        ExperimentReport report = kept("light");
        assertThat(metric(report, "spend").lifts())
                .allSatisfy(lift -> assertThat(lift.answer()).isInstanceOf(NotEnoughData.class));
        // four orders of four customers in each arm, as before
        assertThat(metric(report, "orders").arms()).extracting(ArmValue::mean).containsExactly(1.0, 1.0);
        saysTheSame("light");
    }

    @Test
    void forgetsWhatIsKeptOfAnExperimentThatIsNoMore() throws SQLException {
        kept("light");
        kept("plain");
        ExperimentAnalysis.keeping(library, warehouse.warehouse(), store, clock(), ShareLimits.USUAL)
                .forgetOthers(Set.of("plain"));
        assertThat(store.find("light")).isEmpty();
        assertThat(rows("light"))
                .as("a report that was begun before may read them")
                .isPositive();
        Clock tomorrow = Clock.offset(clock(), Duration.ofDays(1));
        ExperimentAnalysis.keeping(library, warehouse.warehouse(), store, tomorrow, ShareLimits.USUAL)
                .forgetOthers(Set.of("plain"));
        assertThat(rows("light")).isZero();
        assertThat(rows("plain")).isPositive();
    }

    @Test
    void tellsInTensHowManyNeverSaidWhetherTheyAgree() throws SQLException {
        warehouse.execute(
                "INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, run_id) "
                        + "SELECT 'x' || CAST(number AS varchar), 'x' || CAST(number AS varchar), 'plain', 'control', TIMESTAMP '2023-02-10 00:00:00 UTC', 'run-2' "
                        + "FROM UNNEST(sequence(1, 12)) AS unknown (number)");
        ExperimentReport report = kept("light");
        assertThat(report.population().leftOut())
                .contains(new LeftOut("never said whether they agree to analytics, so they did not", 10));
        assertThat(report.receipt().origins().consent()).containsEntry("unknown", 10L);
        saysTheSame("light");
    }

    private long rows(String experiment) throws SQLException {
        try (Connection service = warehouse.warehouse().openAsService();
                PreparedStatement count = service.prepareStatement(
                        "SELECT count(*) FROM lakehouse.analytics.experiment_unit WHERE experiment = ?")) {
            count.setString(1, experiment);
            ResultSet row = count.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void leavesOutAMetricWhoseSquaresNoNumberHolds() throws SQLException {
        kept("light");
        // two totals of 9e12: each is a whole number of millionths, the sum of their squares is beyond 38 digits
        warehouse.execute(
                "UPDATE lakehouse.governed.order_line SET amount = 9000000000000 WHERE order_id IN ('a3', 'a4')");
        ExperimentReport report = kept("light");
        assertThat(metric(report, "spend").lifts())
                .allSatisfy(lift -> assertThat(lift.answer()).isInstanceOf(NotEnoughData.class));
        assertThat(metric(report, "buyers").arms()).extracting(ArmValue::mean).containsExactly(0.75, 0.75);
    }

    @Test
    void countsOnceWhoWasExposedTwiceAtOnceAndTellsWhoHasNoCluster() throws SQLException {
        ExperimentReport before = kept("clusters");
        warehouse.execute(
                "INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, run_id) "
                        + "VALUES ('again', 'd02', 'plain', 'control', TIMESTAMP '2023-02-10 00:00:00 UTC', 'run-2')");
        assertThat(figures(kept("clusters"))).isEqualTo(figures(before));
        warehouse.execute(
                "UPDATE lakehouse.governed.exposure SET feed = NULL WHERE customer_id = 'd07' AND experiment = 'plain'");
        assertThat(kept("clusters").population().leftOut()).anySatisfy(left -> {
            assertThat(left.reason()).contains("no cluster");
            assertThat(left.units()).isEqualTo(1);
        });
        saysTheSame("clusters");
    }
}
