package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** Tables of pages as files, by the links that the pages have. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ExportsIT {
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;
    private final HttpClient client = HttpClient.newHttpClient();

    ExportsIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @Test
    void givesThePortfolioOfExperimentsWithItsFiguresAsNumbers() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/experiments.xhtml"));
        HttpResponse<byte[]> answer = get(link("Experiments as CSV"));
        assertThat(answer.headers().firstValue("content-type")).contains("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"truelift-experiments-2026-11-20.csv\"");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        CSVRecord hillstrom = csv(answer).stream()
                .filter(row -> row.get("Experiment").equals("hillstrom_email"))
                .findFirst()
                .orElseThrow();
        assertThat(hillstrom.get("Verdict")).isEqualTo("Won");
        assertThat(hillstrom.get("Customers")).isEqualTo("64000"); // 21,306 + 21,307 + 21,387 in the published file
        assertThat(Double.parseDouble(hillstrom.get("Lift"))).isEqualTo(0.7214);
    }

    @Test
    void givesTheExperimentsThatThePageShows() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/experiments.xhtml?outcome=WON"));
        assertThat(csv(get(link("Experiments as CSV"))))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("Verdict")).isEqualTo("Won"));
    }

    @Test
    void givesTheMetricsOfAReportAndHowItsAnswerFormed() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/experiment.xhtml?name=hillstrom_email"));
        List<CSVRecord> metrics = csv(get(link("Metrics of this version as CSV")));
        assertThat(metrics).hasSize(9); // three metrics of three variants
        assertThat(metrics.get(1).get("Variant")).isEqualTo("Men's merchandise");
        assertThat(Double.parseDouble(metrics.get(1).get("Lift"))).isEqualTo(0.7214);
        List<CSVRecord> course = csv(get(link("The answer over time as CSV")));
        assertThat(course).hasSize(42); // two treatments on 21 days
        assertThat(course.getLast().get("Until")).isEqualTo("2026-10-25");
    }

    @Test
    void givesTheSourceThatThePageShows() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/attribution.xhtml?source=channel_paths"));
        List<CSVRecord> paths = csv(get(link("Paths as CSV")));
        assertThat(paths.getFirst().get("Conversions")).isEqualTo(Long.toString(19_785 / 9));
        double conversions = csv(get(link("Credit by model as CSV"))).stream()
                .filter(row -> row.get("Model").equals("Linear"))
                .mapToDouble(row -> Double.parseDouble(row.get("Conversions")))
                .sum();
        assertThat(conversions).isCloseTo(19_785, offset(1e-6));
    }

    @Test
    void givesTheSameAsAWorkbook() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/attribution.xhtml"));
        HttpResponse<byte[]> answer = get(link("Credit by model as XLSX"));
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .contains("truelift-attribution-models-journeys-2026-11-20.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("Conversions");
            assertThat(sheet.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
        }
    }

    @Test
    void givesWhatChannelsCausedSoThatItAddsUpToAllConversions() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/attribution.xhtml?model=linear"));
        HttpResponse<byte[]> answer = get(link("Claimed and caused as CSV"));
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .contains("truelift-attribution-calibrated-linear-journeys-2026-11-20.csv");
        List<CSVRecord> rows = csv(answer);
        assertThat(rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row.get("Caused")))
                        .sum())
                .isCloseTo(3812, offset(1e-6));
        assertThat(rows.stream().filter(row -> row.get("Channel").equals("e-mail")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(Double.parseDouble(row.get("Caused, from"))).isEqualTo(106.4);
                    assertThat(row.get("Experiment")).isEqualTo("hillstrom_email");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"returns", "groups", "settings"})
    void givesEveryTableOfAttribution(String table) throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/executive/attribution.xhtml?by=groups"));
        String file = String.valueOf(
                browser.find("a[href*='attribution/" + table + ".csv']").getDomAttribute("href"));
        assertThat(csv(get(file)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("Channel")).isNotEmpty());
    }

    @Test
    void givesTheSegmentsWithTheirSizes() throws Exception {
        visitor.signIn("analyst");
        browser.go(application.address("/analyst/segments.xhtml"));
        List<CSVRecord> rows = csv(get(link("Segments as CSV")));
        assertThat(rows.stream().filter(row -> row.get("Segment").equals("abandoned_cart")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("Members")).isEqualTo("1284");
                    assertThat(row.get("Refreshed")).isEqualTo("2026-11-20T10:00:00Z");
                });
    }

    @Test
    void givesTheColumnsThatTheDictionaryFinds() throws Exception {
        visitor.signIn("executive");
        browser.go(application.address("/governance/dictionary.xhtml?words=income&classification=sensitive"));
        assertThat(csv(get(link("Columns found as CSV")))).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("Classification")).isEqualTo("sensitive");
            assertThat(row.get("Means")).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"scores", "groups", "trend"})
    void givesSatisfactionWithTheWithheldCellsEmpty(String table) throws Exception {
        visitor.signIn("executive");
        List<CSVRecord> rows = csv(get("/export/executive/satisfaction/" + table + ".csv"));
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("Score").isEmpty())
                        .isEqualTo(row.get("Answers").isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({
        "executive, /export/governance/quality/runs.csv, 403",
        "executive, /export/analyst/segments/segments.csv, 403",
        "executive, /export/executive/attribution/nothing.csv, 404",
        "executive, /export/executive/attribution/models.exe, 404",
        "executive, /export/executive/nothing/models.csv, 404"
    })
    void opensForWhomThePageOpensAndForNobodyElse(String role, String path, int status) throws Exception {
        visitor.signIn(role);
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void givesAStrangerNothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(application.address("/export/executive/attribution/models.csv")))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(302);
    }

    private String link(String label) {
        WebElement link = browser.find("a[aria-label='" + label + "']");
        return String.valueOf(link.getDomAttribute("href"));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        String cookie = browser.cookie("truelift-person").orElseThrow().getValue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.address(path)))
                .header("Cookie", "truelift-person=" + cookie)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<CSVRecord> csv(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff");
        return CSVParser.parse(
                        text.substring(1),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
    }
}
