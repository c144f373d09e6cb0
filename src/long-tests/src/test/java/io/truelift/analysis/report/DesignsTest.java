package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.LeftOut;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.PlanAnalysis;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.stack.TestWarehouse;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every design and kind of metric over eight customers on a real Trino. Figures were worked out by hand from the rows in the
 * SQL files of the folder {@code designs}, whose comments say who bought what.
 */
@Tag("servers")
class DesignsTest {
    private static final Instant LATER = Instant.parse("2023-06-01T00:00:00Z");

    @TempDir
    private static Path folder;

    private static TestWarehouse warehouse;
    private static SqlLibrary library;

    @BeforeAll
    static void load() throws IOException, URISyntaxException {
        warehouse = SmallWorld.load("designs", List.of("exposure", "order_line", "survey_answer", "consent"));
        copy(warehouse.project().sql().resolve("engine"), folder.resolve("engine"));
        for (String kind : List.of("experiments", "metrics", "segments")) {
            copy(Path.of(DesignsTest.class.getResource("designs/" + kind).toURI()), folder.resolve(kind));
        }
        library = new SqlLibrary(folder, warehouse.dictionary(), SqlLibrary.CATALOG);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static ExperimentReport report(String experiment, Instant now) throws SQLException {
        return new ExperimentAnalysis(library, warehouse.warehouse(), Clock.fixed(now, ZoneOffset.UTC))
                .report(new ExperimentReader(library).read(experiment), "analyst");
    }

    private static ExperimentReport plain;

    private static synchronized ExperimentReport plain() throws SQLException {
        if (plain == null) {
            plain = report("plain", LATER);
        }
        return plain;
    }

    private static MetricResult metric(ExperimentReport report, String name) {
        return report.metrics().stream()
                .filter(metric -> metric.metric().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> means(ExperimentReport report, String metric) {
        return metric(report, metric).arms().stream().map(ArmValue::mean).toList();
    }

    private static List<Long> units(ExperimentReport report) {
        return report.population().arms().stream().map(Arm::units).toList();
    }

    @ParameterizedTest
    @CsvSource({"plain, 8", "adjusted, 8", "anytime, 8", "looks, 8"})
    void tellsHowTheAnswerFormedUpToTheAnswerItself(String experiment, long customers) throws SQLException {
        ExperimentReport report = report(experiment, LATER);
        Course course = report.course().orElseThrow();
        assertThat(course.first()).isEqualTo(LocalDate.of(2023, 2, 10));
        assertThat(course.last()).isEqualTo(LocalDate.of(2023, 2, 10));
        assertThat(course.customers()).isEqualTo(customers);
        assertThat(course.windows()).containsKey(report.metrics().getFirst().metric());
        assertThat(course.steps().getLast().lifts())
                .hasSize(1)
                .first()
                .satisfies(lift -> assertThat(lift.answer())
                        .isEqualTo(
                                report.metrics().getFirst().lifts().getFirst().answer()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clusters", "switchback", "groups"})
    void tellsNoStepsWhereDaysCannotBeAddedUp(String experiment) throws SQLException {
        Course course = report(experiment, LATER).course().orElseThrow();
        assertThat(course.steps()).isEmpty();
        assertThat(course.customers()).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            spend             | 25    | 277.5
            orders            | 1     | 1
            buyers            | 0.75  | 0.75
            spend_high        | 25    | 22.5
            spend_high_buyers | 25    | 52.5
            back_on_day_8     | 0     | 0.25
            back_later        | 0.25  | 0.5
            cups              | 10    | 275
            per_order         | 25    | 277.5
            csat              | 0.5   | 0.666666666666667
            csat_score        | 3.25  | 3.666666666666667
            nps               | 0     | 0.333333333333333
            broken            | 12.5  | 2.5
            goods             | 25    | 277.5
            goods:tea         | 15    | 2.5
            goods:cup         | 10    | 275
            """)
    void readsEveryKindOfMetric(String metric, double control, double treatment) throws SQLException {
        assertThat(means(plain(), metric).get(0)).isCloseTo(control, within(1e-12));
        assertThat(means(plain(), metric).get(1)).isCloseTo(treatment, within(1e-12));
    }

    @Test
    void saysWhichValuesCouldNotBeUsed() throws SQLException {
        // Of each variant a missing and an endless one: null and infinity, not a number and 1e30.
        assertThat(plain().checks())
                .filteredOn(check -> check.name().equals("Usable values"))
                .singleElement()
                .satisfies(check -> assertThat(check.sentence()).contains("4 of broken"))
                .extracting(Check::finding)
                .isEqualTo(Finding.WARNING);
    }

    @Test
    void hasNoQuantileOfAHandfulOfValues() throws SQLException {
        assertThat(metric(plain(), "order_median").lifts())
                .extracting(Lift::comparison)
                .allMatch(comparison -> comparison instanceof NotEnoughData);
    }

    @Test
    void correctsSecondaryMetricsAndLeavesTheOnlyPrimaryOneAsItIs() throws SQLException {
        Lift spend = metric(plain(), "spend").lifts().getFirst();
        Lift orders = metric(plain(), "back_later").lifts().getFirst();

        assertThat(spend.more().corrected().orElseThrow().pValue()).isEqualTo(((Effect) spend.comparison()).pValue());
        assertThat(orders.more().corrected().orElseThrow().pValue())
                .isGreaterThan(((Effect) orders.comparison()).pValue());
    }

    @Test
    void takesOutWhatTheSameMetricSaidBefore() throws SQLException {
        ExperimentReport report = report("adjusted", LATER);
        Effect effect = (Effect) metric(report, "spend").lifts().getFirst().answer();

        // Within the arms: sums of products 565 + 350,600, of squares 826.75 + 175,200; means before 10.75 and 140.
        double slope = (565 + 350_600) / (826.75 + 175_200);
        assertThat(effect.absolute().value()).isCloseTo(277.5 - 25 - slope * (140 - 10.75), within(1e-9));
        assertThat(metric(report, "spend").lifts().getFirst().comparison())
                .isInstanceOfSatisfying(
                        Effect.class,
                        plain -> assertThat(plain.absolute().value()).isEqualTo(252.5));
        assertThat(report.dimensions()).singleElement().satisfies(shops -> {
            assertThat(shops.levels())
                    .extracting(level -> level.level())
                    .containsExactly("east", "north", "south", "west");
            assertThat(shops.levels()
                            .get(1)
                            .metrics()
                            .getFirst()
                            .arms()
                            .getFirst()
                            .mean())
                    .isEqualTo(15);
        });
    }

    @Test
    void countsMembersOfTheSegmentWhoAreNotHeldOut() throws SQLException {
        ExperimentReport report = report("population", LATER);

        assertThat(units(report)).containsExactly(3L, 3L);
        assertThat(metric(report, "spend").arms())
                .extracting(arm -> arm.sum().intValueExact())
                .containsExactly(70, 110);
        assertThat(report.population().leftOut())
                .containsExactly(
                        new LeftOut("are outside of the segment", 1),
                        new LeftOut("are held out of everything, but met this experiment", 1));
    }

    @Test
    void measuresTheWholeAgainstAHoldout() throws SQLException {
        ExperimentReport report = report("global", LATER);

        assertThat(report.experiment().control()).isEqualTo("held_out");
        assertThat(means(report, "spend")).containsExactly(500.0, 0.0);
    }

    @Test
    void testsClustersWhereClustersWereRandomised() throws SQLException {
        ExperimentReport report = report("clusters", LATER);

        assertThat(units(report)).containsExactly(2L, 2L);
        assertThat(means(report, "spend")).containsExactly(25.0, 277.5);
        assertThat(means(report, "buyers")).containsExactly(0.75, 0.75);
        // Per customer: shops of two spend 30 and 70, and 110 and 1,000.
        // Variance of a mean of two: (30/2 - 25)^2 + (70/2 - 25)^2 over 1 and 2, likewise the other.
        Effect effect = (Effect) metric(report, "spend").lifts().getFirst().comparison();
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(200 / 2.0 + 2 * 222.5 * 222.5 / 2), within(1e-9));
    }

    @Test
    void countsACustomerInEachPeriodOfASwitchback() throws SQLException {
        ExperimentReport report = report("switchback", LATER);

        assertThat(units(report)).containsExactly(2L, 2L);
        assertThat(means(report, "spend").get(0)).isCloseTo(70.0 / 3, within(1e-12));
        assertThat(means(report, "spend").get(1)).isCloseTo(20.0 / 3, within(1e-12));
        assertThat(report.population().inSeveralVariants()).isZero();
    }

    @Test
    void concludesNothingWhereNothingWasRandomised() throws SQLException {
        ExperimentReport report = report("groups", LATER);

        assertThat(report.verdict().outcome()).isEqualTo(Outcome.DESCRIBED);
        assertThat(metric(report, "spend").lifts()).isEmpty();
        assertThat(means(report, "spend")).containsExactly(25.0, 277.5);
    }

    @Test
    void takesOutWhoMetSeveralVariants() throws SQLException {
        ExperimentReport report = report("meets", LATER);

        assertThat(report.population().inSeveralVariants()).isEqualTo(1);
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(report.population().leftOut()).containsExactly(new LeftOut("met several variants", 1));
    }

    @Test
    void refusesAVariantThatNobodyPlanned() {
        assertThatThrownBy(() -> report("stranger", LATER))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("1 units met the variant surprise");
    }

    @Test
    void leavesOutUnitsWhoseWindowIsStillOpen() throws SQLException {
        // d04 met its variant half an hour before midnight, a day less half an hour later than the others.
        ExperimentReport report = report("plain", Instant.parse("2023-02-24T12:00:00Z"));

        assertThat(units(report)).containsExactly(4L, 4L);
        assertThat(metric(report, "spend").arms()).extracting(ArmValue::units).containsExactly(3L, 4L);
        assertThat(report.population().leftOut())
                .contains(new LeftOut("are not counted yet for spend: their window is still open", 1));
    }

    @Test
    void startsAndEndsDaysInTheTimeZoneOfTheHeader() throws SQLException {
        // 10 February in Tokyo ends at 15:00 UTC: d04, at 23:30, is of the 11th.
        assertThat(units(report("zones", LATER))).containsExactly(3L, 4L);
    }

    @Test
    void saysHowFarThePlannedLooksAre() throws SQLException {
        ExperimentReport report = report("looks", LATER);

        assertThat(report.plan().progress()).contains(0.8);
        assertThat(metric(report, "spend").lifts().getFirst().comparison())
                .isInstanceOfSatisfying(
                        Effect.class, effect -> assertThat(effect.method()).contains("group-sequential"));
    }

    @Test
    void guardsAMarginAndMayBeReadAtAnyTime() throws SQLException {
        ExperimentReport report = report("anytime", LATER);

        // Eight units are fewer than the boundary takes: no verdict, and no margin that is shown.
        assertThat(metric(report, "spend").lifts().getFirst().comparison())
                .isInstanceOfSatisfying(
                        NotEnoughData.class,
                        missing -> assertThat(missing.reason()).startsWith("Looks at any time need at least 30 units"));
        assertThat(metric(report, "buyers")
                        .lifts()
                        .getFirst()
                        .more()
                        .guard()
                        .orElseThrow()
                        .isWithin())
                .isFalse();
        assertThat(metric(report, "buyers")
                        .lifts()
                        .getFirst()
                        .more()
                        .guard()
                        .orElseThrow()
                        .margin())
                .isEqualTo(0.9);
    }

    @Test
    void plansFromWhatActiveCustomersDidAWindowAgo() throws SQLException {
        ExperimentPlan plan = new PlanAnalysis(library, warehouse.warehouse())
                .plan(new ExperimentReader(library).read("adjusted"), "analyst");

        // The newest order is of 23 February, the window 14 days: d01, d03 and d08 bought in the four weeks before the
        // 9th,
        // for 8, 35 and 500, and in the two weeks after it for 30, 40 and 1,000.
        assertThat(plan.historyUnits()).isEqualTo(3);
        assertThat(plan.metrics().getFirst().baseline()).isCloseTo(1070 / 3.0, within(1e-9));
        double products = 8 * 30 + 35 * 40 + 500 * 1000 - 543 * 1070 / 3.0;
        double before = 8 * 8 + 35 * 35 + 500 * 500 - 543 * 543 / 3.0;
        double after = 30 * 30 + 40 * 40 + 1000 * 1000 - 1070 * 1070 / 3.0;
        assertThat(plan.metrics().getFirst().explained()).isCloseTo(products * products / before / after, within(1e-9));
        assertThat(plan.metrics().getFirst().findable()).hasSize(4);
    }

    @Test
    void givesTheSameDigitsTwice() throws SQLException {
        assertThat(report("adjusted", LATER).metrics())
                .isEqualTo(report("adjusted", LATER).metrics());
    }
}
