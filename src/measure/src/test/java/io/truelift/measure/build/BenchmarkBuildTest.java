package io.truelift.measure.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.bench.BenchHome.Retention;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bench on 2,000 lines. What it measures is the machine's; that both programs do the same work is tested. */
@Tag("servers")
class BenchmarkBuildTest {
    private static final Path CONTENT = Path.of(System.getProperty("truelift.project"));

    @TempDir
    private static Path folder;

    private static Stack stack;
    private static Optional<Long> leftRunning;
    private static String report;
    private static Lakehouse lakehouse;
    private static PlainTables byHand;
    private static Dictionary dictionary;

    @BeforeAll
    static void run() throws IOException {
        int code = BenchmarkBuild.commandLine()
                .execute(
                        "--lines",
                        "2000",
                        "--keep",
                        "--home",
                        home().toString(),
                        "--report",
                        folder.resolve("build.md").toString());
        assertThat(code).isZero();
        report = Files.readString(folder.resolve("build.md"));
        Project server = new Project(CONTENT, home());
        stack = new Stack(server);
        leftRunning = stack.status().get("postgres");
        stack.startDatabase(line -> {});
        Map<String, String> settings = new HashMap<>(Settings.of(server).values());
        settings.put(Settings.CATALOG_NAME, "2000");
        lakehouse = Lakehouse.open(Settings.of(settings));
        dictionary = DictionaryReader.read(server.governance());
        byHand = new PlainTables(home().resolve("2000/by-hand"), dictionary);
    }

    @AfterAll
    static void end() throws IOException {
        lakehouse.close();
        stack.stop();
    }

    private static Path home() {
        return folder.resolve("home");
    }

    @Test
    void hasAFigureForEveryProgramAndStep() {
        for (String name : new String[] {
            "pipelines, from nothing",
            "pipelines, 1 % more lines",
            "pipelines, nothing new",
            "pipelines, 2,\\d{3} lines from nothing: fixed cost",
            "written by hand, one thread",
            "DuckDB"
        }) {
            assertThat(report).containsPattern("\\| " + name + " +\\| +[\\d,]+ \\| +[\\d,]+\\.\\d \\|");
        }
        for (String step :
                new String[] {"land", "stitch", "build", "dictionary", "audit", "publish", "read and write", "join"}) {
            assertThat(report).containsPattern("\\| - " + step + " +\\| +\\| +[\\d,]+\\.\\d \\|");
        }
        assertThat(report).contains("by the program written by hand").contains("by DuckDB");
    }

    @Test
    void findsAsManyRowsInEveryTable() {
        assertThat(report).contains("has as many rows in every table as the pipelines published");
    }

    /** Of the first build: later ones added to what it published. */
    @ParameterizedTest
    @CsvSource({
        "raw.order_line, amount",
        "governed.order_line, amount",
        "governed.order_line, quantity",
        "governed.touch, cost",
        "analytics.spend, amount",
        "governed.survey_answer, score",
        "governed.customer, history_value",
        "governed.customer, record_count",
        "governed.customer, net_revenue",
        "governed.customer, order_days",
        "governed.customer, last_nps",
        "governed.identity, record_count"
    })
    void addsUpToTheSame(String table, String column) throws IOException {
        assertThat(sumByHand(table, column))
                .isEqualByComparingTo(sumPublished(table, column))
                .isGreaterThan(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "governed.event, customer_id",
        "governed.order_line, customer_id",
        "governed.touch, customer_id",
        "governed.exposure, customer_id",
        "governed.customer, consent_analytics",
        "governed.customer, consent_marketing_email",
        "governed.consent, granted"
    })
    void findsTheSameCustomersAndConsents(String table, String column) throws IOException {
        assertThat(sumByHand(table, column))
                .isEqualByComparingTo(sumPublished(table, column))
                .isGreaterThan(BigDecimal.ZERO);
    }

    @Test
    void leavesNoServerRunning() {
        assertThat(leftRunning).isEmpty();
    }

    @Test
    void removesItsFolderUnlessItIsToBeKept() {
        Path other = folder.resolve("removed");
        try (BuildHome opened = BuildHome.open(CONTENT, other, Retention.REMOVED, line -> {})) {
            assertThat(opened.folder("feeds")).isDirectory();
        }

        assertThat(other).doesNotExist();
    }

    @Test
    void touchesNoFolderThatHoldsOtherFiles() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");

        int code = BenchmarkBuild.commandLine().execute("--lines", "2000", "--home", other.toString());

        assertThat(code).isNotZero();
        assertThat(other.resolve("mine.txt")).hasContent("mine");
    }

    private static BigDecimal sumPublished(String name, String column) throws IOException {
        Table table = lakehouse.table(name);
        long first = table.snapshots().iterator().next().snapshotId();
        BigDecimal[] sum = {BigDecimal.ZERO};
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(table).useSnapshot(first).build()) {
            rows.forEach(row -> sum[0] = sum[0].add(number(row.getField(column))));
        }
        return sum[0];
    }

    private static BigDecimal sumByHand(String table, String column) throws IOException {
        int place = dictionary.table(table).columns().stream()
                .map(ColumnContract::name)
                .toList()
                .indexOf(column);
        BigDecimal[] sum = {BigDecimal.ZERO};
        byHand.each(table, row -> sum[0] = sum[0].add(number(row.values()[place])));
        return sum[0];
    }

    /** Numbers as they are; true, and any text, as one. */
    private static BigDecimal number(Object value) {
        return switch (value) {
            case null -> BigDecimal.ZERO;
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> BigDecimal.ONE;
        };
    }
}
