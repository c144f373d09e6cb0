package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.attribution.AttributionDefinition.CalibratedBy;
import io.truelift.analysis.attribution.MeasuredChannels;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.satisfaction.SatisfactionReport.Group;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.segment.SegmentPreview;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Part;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.definitions.query.QueryException;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.stack.TestWarehouse;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every question over a small world on a real Trino; expected figures were worked out by hand from its rows. */
@Tag("servers")
class ReportsTest {
    /** A second later for each question, so that later refreshes are newer. */
    private static Instant now = Instant.parse("2026-04-01T08:30:00.123456Z");

    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() {
        warehouse = SmallWorld.load();
    }

    private static Reports reports(String person) {
        now = now.plusSeconds(1);
        return SmallWorld.reports(warehouse, person, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Reports analyst() {
        return reports("analyst");
    }

    private static List<String> members(String segment) throws SQLException {
        return warehouse.rowsAs("truelift", SmallWorld.text("segment_members")).stream()
                .filter(row -> row.getFirst().equals(segment))
                .map(row -> row.get(1))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            new_customers       | c02 c05                | 0
            returning_customers | c01                    | 0
            high_lifetime_value | c04                    | 0
            active_customers    | c01 c02 c05 c06 c07 c08 | 0
            dormant_customers   | c03 c04                | 10
            abandoned_cart      | c08                    | 0
            funnel_visiting     | c06                    | 0
            funnel_considering  | c07                    | 0
            funnel_intending    | c08                    | 0
            funnel_buying       | c01 c02 c05            | 0
            """)
    void findsTheMembersOfASegmentAndCountsThoseWithoutConsent(String segment, String members, long withoutConsent)
            throws SQLException {
        SegmentSummary summary = analyst().refreshSegment(segment);

        assertThat(members(segment)).containsExactly(members.split(" "));
        assertThat(summary).isEqualTo(new SegmentSummary(segment, members.split(" ").length, withoutConsent, 26, now));
        assertThat(warehouse.reports().newest(Kind.SEGMENT, segment, SegmentSummary.class))
                .contains(summary);
    }

    @Test
    void keepsOnlyTheNewestRefreshOfASegment() throws SQLException {
        analyst().refreshSegment("new_customers");
        analyst().refreshSegment("returning_customers");
        analyst().refreshSegment("new_customers");

        assertThat(members("new_customers")).containsExactly("c02", "c05");
        assertThat(members("returning_customers")).containsExactly("c01");
    }

    @Test
    void previewsMembersWithoutPersonalColumns() {
        SegmentPreview preview = analyst().previewSegment("active_customers");

        assertThat(preview.columns())
                .contains("customer_id", "country")
                .doesNotContain("given_name", "family_name", "income_band", "birth_year");
        assertThat(preview.rows()).extracting(List::getFirst).containsExactly("c01", "c02", "c05", "c06", "c07", "c08");
        assertThat(preview.rows().getFirst()).contains("United Kingdom").doesNotContain("Lovelace");
    }

    @Test
    void refusesAPersonWhoMayNotReadTheTables() {
        assertThatThrownBy(() -> reports("executive").previewSegment("active_customers"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Access Denied");
    }

    private static ArmValue value(ExperimentReport report, String metric, String variant) {
        MetricResult result = report.metrics().stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow();
        return result.arms().stream()
                .filter(arm -> arm.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsAUnitOnceInItsFirstVariantAndTakesOutWhoMetSeveral() {
        ExperimentReport report = analyst().analyseExperiment("cart_reminder");

        assertThat(report.population().arms()).extracting(Arm::units).containsExactly(3L, 3L);
        assertThat(report.population().inSeveralVariants()).isEqualTo(1);
        assertThat(report.population().withoutConsent())
                .as("one is too few to be told of")
                .isZero();
        assertThat(report.population().assignment().orElseThrow().pValue()).isEqualTo(1);
    }

    @Test
    void countsOutcomesFromTheExposureToBeforeTheEndOfTheWindow() {
        ExperimentReport report = analyst().analyseExperiment("cart_reminder");

        assertThat(value(report, "conversion", "control").sum()).isEqualByComparingTo("1");
        assertThat(value(report, "conversion", "reminder").sum()).isEqualByComparingTo("2");
        assertThat(value(report, "revenue_per_customer", "control").sum()).isEqualByComparingTo("10.00");
        assertThat(value(report, "revenue_per_customer", "reminder").sum()).isEqualByComparingTo("50.25");
        assertThat(value(report, "revenue_per_customer", "reminder").mean()).isEqualTo(50.25 / 3);
        assertThat(value(report, "average_order_value", "reminder").mean()).isEqualTo(50.75 / 2);
        assertThat(value(report, "returned_share", "reminder").mean()).isEqualTo(0.5 / 50.75);
    }

    @Test
    void keepsTheReportAndAReceiptThatGivesTheSameSumsAgain() throws SQLException {
        ExperimentReport report = analyst().analyseExperiment("cart_reminder");

        assertThat(report.receipt().snapshots())
                .containsOnlyKeys("governed.consent", "governed.exposure", "governed.order_line");
        assertThat(report.receipt().sqlSha256()).hasSize(64);
        warehouse.execute(SmallWorld.text("exposure"));
        List<List<String>> again = warehouse.rowsAs("analyst", report.receipt().sql());
        // 50.25 of the revenue of the reminder, in millionths
        assertThat(again)
                .filteredOn(row -> row.subList(0, 4).equals(List.of("counted", "1", "", "reminder")))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("50250000"));
        assertThat(analyst()
                        .replayExperiment(report.receipt().sqlSha256().substring(0, 12))
                        .differences())
                .isEmpty();
        assertThat(warehouse.reports().newest(Kind.EXPERIMENT, "cart_reminder", ExperimentReport.class))
                .contains(report);
    }

    @Test
    void answersAnExperimentThatNobodyMet() {
        ExperimentReport report = analyst().analyseExperiment("hillstrom_email");

        assertThat(report.population().arms()).extracting(Arm::units).containsExactly(0L, 0L, 0L);
        assertThat(report.population().assignment()).isEmpty();
    }

    @Test
    void scoresAnswersOfPeopleWhoAgreedAndWithholdsSmallCells() {
        SatisfactionReport report = analyst().analyseSatisfaction();

        QuestionResult csat = report.questions().stream()
                .filter(q -> q.name().equals("csat"))
                .findFirst()
                .orElseThrow();
        assertThat(csat.total().orElseThrow().answers()).isEqualTo(26);
        assertThat(csat.total().orElseThrow().favourable()).isEqualTo(13);
        Map<String, Boolean> shown = csat.groups().stream()
                .collect(Collectors.toMap(Group::value, group -> group.score().isPresent()));
        assertThat(shown)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("web", true, "app", true, "a", true, "b", false, "c", false));
        assertThat(csat.trend())
                .singleElement()
                .satisfies(period -> assertThat(period.month()).isEqualTo("2023-05-01"));
    }

    @Test
    void leavesAQuestionThatNobodyAnsweredWithoutAScore() {
        QuestionResult nps = analyst().analyseSatisfaction().questions().stream()
                .filter(q -> q.name().equals("nps"))
                .findFirst()
                .orElseThrow();

        assertThat(nps.total()).isEmpty();
        assertThat(nps.groups()).isEmpty();
    }

    @Test
    void cutsJourneysAtOrdersAndAfterThirtyDays() {
        AttributionReport report = analyst().analyseAttribution();

        Source journeys = report.sources().stream()
                .filter(s -> s.name().equals("journeys"))
                .findFirst()
                .orElseThrow();
        assertThat(journeys.paths()).isEqualTo(5);
        assertThat(journeys.conversions()).isEqualTo(3);
        assertThat(journeys.nonConversions()).isEqualTo(3);
        assertThat(journeys.value()).isEqualByComparingTo("180");
        assertThat(journeys.topPaths())
                .extracting(PathCount::path)
                .containsExactly(List.of("search", "email"), List.of("email", "search"));
    }

    /** By hand: of o02 search and email at one instant, 19 days old, get half each; of o01 search is 11 days old, email 6; of o04 9 and 4. */
    @Test
    void timeDecayKnowsTheTimesOfTouches() {
        Source journeys = analyst().analyseAttribution().sources().stream()
                .filter(s -> s.name().equals("journeys"))
                .findFirst()
                .orElseThrow();

        double younger = 1 / (1 + Math.pow(2, -5 / 7.0));
        ModelCredit decay = journeys.models().stream()
                .filter(model -> model.model().equals("time-decay"))
                .findFirst()
                .orElseThrow();
        assertThat(decay.channel("email").orElseThrow().conversions()).isCloseTo(0.5 + 2 * younger, within(1e-9));
        assertThat(decay.channel("email").orElseThrow().value()).isCloseTo(25 + 130 * younger, within(1e-9));
        assertThat(journeys.more().sensitivity())
                .extracting(each -> each.setting() + " " + each.days().toPlainString())
                .containsExactly(
                        "half-life 3.5",
                        "half-life 7",
                        "half-life 14",
                        "window 7",
                        "window 7",
                        "window 15",
                        "window 15");
    }

    /** Of three conversions, worth 180 in all, o01 (100) was in May 2025, o04 and o02 (30 and 50) in March 2026; o01 and o02 are c01's. */
    @Test
    void creditsEachMonthAndEachSegmentByItself() {
        warehouse.execute(
                "INSERT INTO lakehouse.analytics.segment_member (segment, customer_id, evaluated_at) VALUES ('of_c01', 'c01', TIMESTAMP '2026-03-31 12:00:00 UTC')");
        try {
            Source journeys = analyst().analyseAttribution().sources().stream()
                    .filter(s -> s.name().equals("journeys"))
                    .findFirst()
                    .orElseThrow();

            assertThat(journeys.more().periods())
                    .extracting(ReportsTest::inWords)
                    .containsExactly("2025-05-01: 1 worth 100", "2026-03-01: 2 worth 80");
            assertThat(journeys.more().segments())
                    .extracting(ReportsTest::inWords)
                    .contains("of_c01: 2 worth 150");
        } finally {
            warehouse.execute("DELETE FROM lakehouse.analytics.segment_member WHERE segment = 'of_c01'");
        }
    }

    private static String inWords(Part part) {
        BigDecimal conversions = part.credit().channels().stream()
                .map(ChannelCredit::exactConversions)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value = part.credit().channels().stream()
                .map(ChannelCredit::exactValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return "%s: %s worth %s"
                .formatted(
                        part.name(),
                        conversions.stripTrailingZeros().toPlainString(),
                        value.stripTrailingZeros().toPlainString());
    }

    /** The last contacts of the three orders are twice e-mail (o04 and o01) and of o02 search and e-mail at once, by name search: 60 for one, 30 for two. */
    @Test
    void setsConversionsAgainstWhatWasBilledWithinTheirDays() {
        Source journeys = analyst().analyseAttribution().sources().stream()
                .filter(s -> s.name().equals("journeys"))
                .findFirst()
                .orElseThrow();

        ReturnOnSpend last = journeys.more().returns().stream()
                .filter(each -> each.model().equals("last"))
                .findFirst()
                .orElseThrow();
        assertThat(last.channels())
                .filteredOn(channel -> channel.costPerConversion().isPresent())
                .extracting(channel -> channel.channel() + " "
                        + channel.costPerConversion().orElseThrow().toPlainString())
                .containsExactly("email 15.0000", "search 60.0000");
        assertThat(last.note())
                .startsWith("Spend is what was billed from 2023-")
                .contains("for everybody; conversions are of people who agreed to be counted.")
                .endsWith("Spend in EUR is left out: convert it to GBP in its feed.");
    }

    /** One of three bought without the reminder, two of three with it: a third more of three units is one conversion. */
    @Test
    void aChannelIsCalibratedByTheConversionsThatItsExperimentMeasured() throws SQLException {
        MeasuredChannels measured = MeasuredChannels.of(
                Map.of(
                        "email",
                        new CalibratedBy("cart_reminder", Optional.empty()),
                        "search",
                        new CalibratedBy("hillstrom_email", Optional.of("mens"))),
                name -> analyst().analyseExperiment(name));

        assertThat(measured.byChannel()).containsOnlyKeys("email");
        assertThat(measured.byChannel().get("email").conversions()).isCloseTo(1, within(1e-12));
        assertThat(measured.byChannel().get("email").treatedUnits()).isEqualTo(3);
        assertThat(measured.uncalibrated())
                .singleElement()
                .satisfies(channel ->
                        assertThat(channel).asString().startsWith("search is not calibrated by hillstrom_email: "));
    }

    @Test
    void anExperimentOfSeveralTreatmentsMustSayWhichCalibrates() {
        assertThatThrownBy(() -> MeasuredChannels.of(
                        Map.of("email", new CalibratedBy("hillstrom_email", Optional.empty())),
                        name -> analyst().analyseExperiment(name)))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Cannot calibrate by hillstrom_email: it has the treatments ");
    }

    @Test
    void addsUpPathsThatFeedsDelivered() {
        AttributionReport report = analyst().analyseAttribution();

        Source paths = report.sources().stream()
                .filter(s -> s.name().equals("paths"))
                .findFirst()
                .orElseThrow();
        assertThat(paths.paths()).isEqualTo(2);
        assertThat(paths.conversions()).isEqualTo(3);
        assertThat(paths.value()).isEqualByComparingTo("15");
    }
}
