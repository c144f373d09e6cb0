package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.ShareLimits;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.Level;
import io.truelift.analysis.totals.TotalsStore;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.experiment.SliceColumn;
import io.truelift.definitions.experiment.SliceColumn.Source;
import io.truelift.definitions.experiment.SliceColumns;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices by a column of the customer table are those that a dimension of the file would give. The people are those of {@link DesignsTest}. */
@Tag("servers")
class SlicesTest {
    private static final Instant LATER = Instant.parse("2023-06-01T00:00:00Z");
    private static final SliceColumn COUNTRY =
            new SliceColumn("country", "Country of residence.", Source.CUSTOMERS, false);

    /** Whether the people are as they were loaded; a test that changes them says so. */
    private static boolean isFresh;

    private static TestWarehouse warehouse;

    @TempDir
    private Path folder;

    private SqlLibrary library;

    @BeforeAll
    static void nobodyYet() {
        isFresh = false;
    }

    @BeforeEach
    void load() throws IOException, URISyntaxException {
        if (!isFresh) {
            warehouse = SmallWorld.load(
                    "designs", List.of("exposure", "order_line", "survey_answer", "consent", "customer"));
            warehouse.empty("analytics.experiment_unit");
            isFresh = true;
        }
        copy(warehouse.project().sql().resolve("engine"), folder.resolve("engine"));
        for (String kind : List.of("experiments", "metrics", "segments")) {
            copy(Path.of(DesignsTest.class.getResource("designs/" + kind).toURI()), folder.resolve(kind));
        }
        String light = Files.readString(folder.resolve("experiments/plain.sql"))
                .replaceFirst("secondary: \\[.*\\]", "secondary: [buyers, per_order]");
        Files.writeString(folder.resolve("experiments/light.sql"), light);
        Files.writeString(
                folder.resolve("experiments/named.sql"),
                light.replace("-- alpha", "-- dimensions: [country]\n-- alpha").replaceFirst("(?s)SELECT.*", """
                        SELECT exposure.customer_id, exposure.variant, exposure.exposed_at, customer.country
                        FROM lakehouse.governed.exposure
                        LEFT JOIN lakehouse.governed.customer ON customer.customer_id = exposure.customer_id
                        WHERE exposure.experiment = 'plain'
                        """));
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

    private ExperimentAnalysis keeping() {
        return ExperimentAnalysis.keeping(
                library,
                warehouse.warehouse(),
                new TotalsStore(Database.of(Settings.of(warehouse.project()))),
                clock(),
                ShareLimits.USUAL);
    }

    private ExperimentAnalysis fromFacts() {
        return new ExperimentAnalysis(library, warehouse.warehouse(), clock());
    }

    private static Clock clock() {
        return Clock.fixed(LATER, ZoneOffset.UTC);
    }

    private Experiment experiment(String name) {
        return new ExperimentReader(library).read(name);
    }

    private static JsonNode figures(ExperimentSlices slices) {
        ObjectNode json = ReportStore.JSON.valueToTree(slices);
        ((ObjectNode) json.get("report")).remove("receipt");
        return json;
    }

    private static List<String> levels(Dimension dimension) {
        return dimension.levels().stream().map(Level::level).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "adjusted"})
    void keptTotalsSayTheSameAsTheFactsToTheLastDigit(String name) throws SQLException {
        ExperimentSlices kept = keeping().slices(experiment(name), COUNTRY, "analyst");
        ExperimentSlices facts = fromFacts().slices(experiment(name), COUNTRY, "analyst");

        assertThat(figures(kept)).isEqualTo(figures(facts));
        assertThat(kept.report().receipt().sqlSha256())
                .isEqualTo(facts.report().receipt().sqlSha256());
        assertThat(kept.report().receipt().snapshots()).containsKeys("governed.customer", "governed.exposure");
        assertThat(levels(kept.dimension())).contains("France", "Spain");
    }

    @Test
    void isWhatADimensionOfTheFileWouldBe() throws SQLException {
        Dimension asked =
                keeping().slices(experiment("light"), COUNTRY, "analyst").dimension();
        Dimension named =
                keeping().report(experiment("named"), "analyst").dimensions().getFirst();

        assertThat(ReportStore.JSON.<JsonNode>valueToTree(asked)).isEqualTo(ReportStore.JSON.valueToTree(named));
        // two of each variant in France, two and one in Spain, and d08 of whom nothing is known
        assertThat(levels(asked)).containsExactly("France", "Spain", "unknown");
        assertThat(asked.levels().stream()
                        .map(level -> level.arms().stream().map(Arm::units).toList()))
                .containsExactly(List.of(2L, 2L), List.of(2L, 1L), List.of(0L, 1L));
    }

    @Test
    void leavesTheOtherDimensionsAndTheAnswerAsTheyAre() throws SQLException {
        ExperimentSlices asked = keeping().slices(experiment("adjusted"), COUNTRY, "analyst");

        assertThat(asked.report().metrics())
                .isEqualTo(keeping().report(experiment("adjusted"), "analyst").metrics());
        assertThat(asked.report().dimensions()).extracting(Dimension::name).containsExactly("shop", "country");
    }

    @Test
    void slicesByAColumnThatTheExposuresGive() throws SQLException {
        Dimension shops = keeping()
                .slices(experiment("clusters"), new SliceColumn("shop", "", Source.EXPOSURES, false), "analyst")
                .dimension();

        assertThat(levels(shops)).containsExactly("east", "north", "south", "west");
    }

    @Test
    void slicesByAColumnOfTheExposuresThatTheSelectDoesNotGive() throws SQLException {
        SliceColumn feed = new SliceColumn("feed", "", Source.EXPOSURES, false);
        ExperimentSlices asked = keeping().slices(experiment("light"), feed, "analyst");

        assertThat(levels(asked.dimension())).containsExactly("east", "north", "south", "west");
        assertThat(asked.report().receipt().sql()).contains("feed");
        assertThat(levels(keeping().slices(experiment("named"), feed, "analyst").dimension()))
                .containsExactly("east", "north", "south", "west");
    }

    @Test
    void holdsAWithdrawalOnTheNextQuestion() throws SQLException {
        keeping().slices(experiment("light"), COUNTRY, "analyst");
        isFresh = false;
        warehouse.execute("UPDATE lakehouse.governed.consent SET granted = false WHERE customer_id = 'd06'");
        Dimension after =
                keeping().slices(experiment("light"), COUNTRY, "analyst").dimension();

        assertThat(after.levels().get(1).arms()).extracting(Arm::units).containsExactly(2L, 0L);
    }

    @Test
    void neverShowsWhatTheRoleSeesMasked() throws SQLException {
        SliceColumn masked = new SliceColumn("gender", "", Source.CUSTOMERS, false);

        assertThat(levels(
                        keeping().slices(experiment("light"), masked, "analyst").dimension()))
                .containsExactly("unknown");
        assertThat(levels(fromFacts()
                        .slices(experiment("light"), masked, "analyst")
                        .dimension()))
                .containsExactly("unknown");
        assertThatThrownBy(() -> keeping()
                        .slices(
                                experiment("light"),
                                new SliceColumn("income_band", "", Source.CUSTOMERS, false),
                                "analyst"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Access Denied");
    }

    @Test
    void refusesMoreLevelsThanCanBeToldApart() {
        isFresh = false;
        warehouse.execute(
                "INSERT INTO lakehouse.governed.exposure (record_id, customer_id, experiment, variant, exposed_at, run_id) "
                        + "SELECT 'many' || CAST(n AS varchar), 'm' || CAST(n AS varchar), 'plain', 'control', TIMESTAMP '2023-02-10 00:00:00 UTC', 'run-1' FROM UNNEST(sequence(1, 300)) AS one (n)",
                "INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, decided_at, source, run_id) "
                        + "SELECT 'm' || CAST(n AS varchar), 'analytics', true, TIMESTAMP '2022-01-01 00:00:00 UTC', 'test', 'run-1' FROM UNNEST(sequence(1, 300)) AS one (n)",
                "INSERT INTO lakehouse.governed.customer (customer_id, country, record_count, feeds, consent_analytics, consent_personalization, consent_marketing_email, consent_advertising, run_id) "
                        + "SELECT 'm' || CAST(n AS varchar), 'land ' || CAST(n AS varchar), 1, ARRAY['test'], true, true, true, true, 'run-1' FROM UNNEST(sequence(1, 300)) AS one (n)");

        assertThatThrownBy(() -> keeping().slices(experiment("light"), COUNTRY, "analyst"))
                .isInstanceOf(QueryException.class)
                .hasMessage(
                        "Cannot slice light by country: its units have 303 different values of it, and at most 200 can be told apart. "
                                + "Name a coarser dimension in sql/experiments/light.sql, such as ranges by CASE.");
    }

    @ParameterizedTest
    @CsvSource({
        "gender, analyst, your role sees it masked",
        "income_band, analyst, is sensitive",
        "customer_id, analyst, tells people apart",
        "run_id, analyst, serve operations",
        "last_csat, analyst, sums up governed.survey_answer as of the last run",
        "contry, analyst, Did you mean country",
        "country, executive, your role may not read"
    })
    void saysWhyAColumnIsNoneToSliceBy(String column, String person, String reason) {
        Reports reports = SmallWorld.reports(warehouse, person, clock());

        assertThatThrownBy(() -> reports.sliceExperiment("cart_reminder", column))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAColumnOfCustomersWhereClustersWereRandomised() {
        SliceColumns columns = SliceColumns.of(
                experiment("clusters"),
                warehouse.dictionary(),
                AccessPolicyReader.read(warehouse.project().governance(), warehouse.dictionary()),
                Set.of("analyst"),
                column -> false);

        assertThat(columns.offered()).isEmpty();
        assertThatThrownBy(() -> columns.find("country"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("clusters were randomised");
        assertThat(columns.find("shop").source()).isEqualTo(Source.EXPOSURES);
    }

    @Test
    void keepsTheAnswer() {
        ExperimentSlices asked =
                SmallWorld.reports(warehouse, "analyst", clock()).sliceExperiment("cart_reminder", "country");

        assertThat(warehouse
                        .reports()
                        .newest(Kind.SLICES, Reports.slicesSubject("cart_reminder", "country"), ExperimentSlices.class))
                .contains(asked);
    }
}
