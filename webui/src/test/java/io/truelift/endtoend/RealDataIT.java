package io.truelift.endtoend;

import static io.truelift.endtoend.ReportFigures.arms;
import static io.truelift.endtoend.ReportFigures.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.database.ReportStore;
import io.truelift.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole job over real feeds, from the command line. Expected figures are those of {@code ../shared/data/README.md}, computed from the files. */
@Tag("servers")
class RealDataIT {
    private static Path data;
    private static Launcher truelift;

    @BeforeAll
    static void buildFromRealFeeds() {
        data = SharedData.folder();
        truelift = new Launcher();
        truelift.run("build", "--feeds", data.toString());
    }

    @AfterAll
    static void stop() {
        if (truelift != null) {
            truelift.close();
        }
    }

    @Test
    void everyLineIsPublishedOrQuarantined() throws SQLException {
        assertThat(
                        governance(
                                "SELECT count(*) FROM lakehouse.governance.run_file WHERE lines_in <> lines_published + lines_quarantined"))
                .isEqualTo("0");
        assertThat(
                        governance(
                                "SELECT lines_in FROM lakehouse.governance.run_file WHERE feed = 'online_retail' AND status = 'landed'"))
                .isEqualTo("541909");
        assertThat(
                        governance(
                                "SELECT lines_published FROM lakehouse.governance.run_file WHERE feed = 'hillstrom' AND status = 'landed'"))
                .isEqualTo("64000");
    }

    @Test
    void onlineRetailAddsUpToTheLastPenny() throws SQLException {
        String facts = "FROM lakehouse.governed.order_line WHERE feed = 'online_retail'";
        assertThat(governance("SELECT count(*) " + facts)).isEqualTo("541909");
        assertThat(governance("SELECT count(DISTINCT order_id) " + facts)).isEqualTo("25900");
        assertThat(governance("SELECT count(*) " + facts + " AND is_cancellation"))
                .isEqualTo("9288");
        assertThat(governance("SELECT count(*) " + facts + " AND customer_id IS NULL"))
                .isEqualTo("135080");
        assertThat(governance("SELECT sum(amount) " + facts)).isEqualTo("9747747.9340");
        assertThat(governance("SELECT count(DISTINCT customer_id) " + facts)).isEqualTo("4372");
    }

    @Test
    void hillstromReportShowsThePublishedFigures() throws IOException {
        JsonNode report = json("experiment", "report", "hillstrom_email", "--json");
        assertThat(arms(report, "visit"))
                .containsExactlyInAnyOrder("none 21306 2262", "mens 21307 3894", "womens 21387 3238");
        assertThat(arms(report, "conversion"))
                .containsExactlyInAnyOrder("none 21306 122", "mens 21307 267", "womens 21387 189");
        assertThat(arms(report, "revenue_per_customer"))
                .containsExactlyInAnyOrder("none 21306 13908.33", "mens 21307 30311.69", "womens 21387 23038.11");
        // Differences of the shares and means above: computed from the file.
        assertThat(lift(report, "visit", "mens")).isCloseTo(0.076590, within(5e-7));
        assertThat(lift(report, "visit", "womens")).isCloseTo(0.045233, within(5e-7));
        assertThat(lift(report, "conversion", "mens")).isCloseTo(0.006805, within(5e-7));
        assertThat(lift(report, "conversion", "womens")).isCloseTo(0.003111, within(5e-7));
        assertThat(lift(report, "revenue_per_customer", "mens")).isCloseTo(0.769827, within(5e-7));
        assertThat(lift(report, "revenue_per_customer", "womens")).isCloseTo(0.424412, within(5e-7));
        assertThat(report.path("assignment").path("mismatch").asBoolean(true)).isFalse();
    }

    /**
     * R 4.2.2 over the file: theta from sums of squares and products within the arms, t.test of spend - theta * (history - mean),
     * and the same within a channel. That takes theta as known; the report counts its error, too, which adds some 4e-5 of it to the
     * standard error of so many units, hence the distance allowed to the interval. HillstromCupedTest has R's figures with that error.
     */
    @Test
    void hillstromReportTakesOutWhatCustomersSpentBefore() throws IOException {
        JsonNode report = json("experiment", "report", "hillstrom_email", "--json");
        JsonNode spend = adjusted(metric(report, "revenue_per_customer"), "mens");
        assertThat(spend.path("absolute").path("value").asDouble())
                .isCloseTo(0.767449619313107, withinPercentage(1e-7));
        assertThat(spend.path("absolute").path("interval").path("low").asDouble())
                .isCloseTo(0.482823975032956, withinPercentage(0.01));
        assertThat(spend.path("absolute").path("interval").path("high").asDouble())
                .isCloseTo(1.05207526359326, withinPercentage(0.01));
        assertThat(spend.path("pValue").asDouble()).isCloseTo(1.26478554467439e-07, withinPercentage(0.5));
        JsonNode phone = StreamSupport.stream(
                        report.path("dimensions").path(0).path("levels").spliterator(), false)
                .filter(level -> level.path("level").asText().equals("phone"))
                .findFirst()
                .orElseThrow();
        JsonNode visit = StreamSupport.stream(phone.path("metrics").spliterator(), false)
                .filter(metric -> metric.path("metric").asText().equals("visit"))
                .findFirst()
                .orElseThrow();
        assertThat(adjusted(visit, "mens").path("absolute").path("value").asDouble())
                .isCloseTo(0.0751823510881738, withinPercentage(1e-7));
        assertThat(report.path("dimensions").path(1).path("levels")).hasSize(7);
    }

    @Test
    void airlineSatisfiedShareIsThatOfTheFile() throws IOException {
        JsonNode question = StreamSupport.stream(
                        json("satisfaction", "--json").path("questions").spliterator(), false)
                .filter(q -> q.path("name").asText().equals("airline_satisfied"))
                .findFirst()
                .orElseThrow();
        assertThat(question.path("total").path("answers").asLong()).isEqualTo(25_976);
        assertThat(question.path("total").path("favourable").asLong()).isEqualTo(11_403);
    }

    @Test
    void firstLastAndLinearTouchEqualTheReference() throws IOException {
        JsonNode source = StreamSupport.stream(
                        json("attribution", "--json").path("sources").spliterator(), false)
                .filter(s -> s.path("name").asText().equals("paths"))
                .findFirst()
                .orElseThrow();
        assertThat(source.path("conversions").asLong()).isEqualTo(19_785);
        assertThat(source.path("nonConversions").asLong()).isEqualTo(68_602);
        assertThat(source.path("value").decimalValue())
                .isCloseTo(new BigDecimal("74802.97159"), within(new BigDecimal("0.000005")));
        List<String> expected = Files.readAllLines(data.resolve("paths_expected_heuristic.csv"));
        String[] models = {"first", "first", "last", "last", "linear", "linear"};
        for (String line : expected.subList(1, expected.size())) {
            String[] words = line.replace("\"", "").split(",");
            for (int column = 1; column < words.length; column++) {
                double value = Double.parseDouble(words[column]);
                assertThat(credit(source, models[column - 1], words[0], column % 2 == 1 ? "conversions" : "value"))
                        .as("%s of %s, column %d", models[column - 1], words[0], column)
                        .isCloseTo(value, within(1e-9 * Math.max(1, value)));
            }
        }
        double markov = 0;
        for (JsonNode channel : model(source, "markov")) {
            markov += channel.path("conversions").asDouble();
        }
        assertThat(markov).isCloseTo(19_785, within(1e-6));
    }

    @Test
    void eachRoleSeesTheCustomerTableAsThePolicySays() throws SQLException {
        String people =
                "SELECT count(*), count(gender), count(birth_year) FROM lakehouse.governed.customer WHERE contains(feeds, 'airline_satisfaction')";
        assertThat(truelift.rowsAs("analyst", people)).containsExactly(List.of("25976", "0", "0"));
        assertThat(truelift.rowsAs("governance", people)).containsExactly(List.of("25976", "0", "0"));
        assertThat(truelift.rowsAs("truelift", people)).containsExactly(List.of("25976", "25976", "0"));
        assertThat(truelift.tryRun("sql", "--as", "executive", "-e", people).output())
                .contains("Access Denied");
    }

    @Test
    void theSameFilesAgainChangeNothing() throws SQLException {
        String customers = governance("SELECT count(*), checksum(customer_id) FROM lakehouse.governed.customer");
        String output = truelift.run("build", "--feeds", data.toString());
        assertThat(output).contains("duplicate");
        assertThat(governance("SELECT count(*), checksum(customer_id) FROM lakehouse.governed.customer"))
                .isEqualTo(customers);
        assertThat(governance("SELECT count(*) FROM lakehouse.governed.order_line WHERE feed = 'online_retail'"))
                .isEqualTo("541909");
    }

    private static String governance(String sql) throws SQLException {
        return truelift.rowsAs("governance", sql).getFirst().getFirst();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return ReportStore.JSON.readTree(truelift.run(arguments));
    }

    private static double lift(JsonNode report, String metric, String variant) {
        return StreamSupport.stream(metric(report, metric).path("lifts").spliterator(), false)
                .filter(l -> l.path("variant").asText().equals(variant))
                .findFirst()
                .orElseThrow()
                .path("comparison")
                .path("absolute")
                .path("value")
                .asDouble();
    }

    private static JsonNode adjusted(JsonNode metric, String variant) {
        return StreamSupport.stream(metric.path("lifts").spliterator(), false)
                .filter(l -> l.path("variant").asText().equals(variant))
                .findFirst()
                .orElseThrow()
                .path("more")
                .path("adjusted")
                .path("comparison");
    }

    private static JsonNode model(JsonNode source, String name) {
        return StreamSupport.stream(source.path("models").spliterator(), false)
                .filter(m -> m.path("model").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("channels");
    }

    private static double credit(JsonNode source, String model, String channel, String what) {
        return StreamSupport.stream(model(source, model).spliterator(), false)
                .filter(c -> c.path("channel").asText().equals(channel))
                .findFirst()
                .orElseThrow()
                .path(what)
                .asDouble();
    }
}
