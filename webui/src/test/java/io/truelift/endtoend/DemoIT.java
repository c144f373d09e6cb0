package io.truelift.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.webui.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebDriverException;

/** {@code ./truelift demo} as a newcomer runs it, with fewer people, and then each of the three people at work. */
@Tag("servers")
class DemoIT {
    private static final int COLOURS_OF_A_DRAWING = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static Launcher truelift;
    private static String printed;
    private static String address;
    private static Browser browser;

    @BeforeAll
    static void demo() throws IOException {
        truelift = new Launcher();
        printed = truelift.run("demo", "--people", "3000");
        address = first("answers at (http://127\\.0\\.0\\.1:\\d+)/");
        Path screenshots = Path.of(System.getProperty("truelift.screenshots"));
        browser = Browser.open(truelift.project().data().resolve("browser"), screenshots);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (truelift != null) {
            truelift.close();
        }
    }

    @Test
    void printsALinePerStepWithCountsAndTime() {
        for (String step : List.of(
                "stack",
                "world",
                "land",
                "build",
                "dictionary",
                "audit",
                "publish",
                "segments",
                "experiments",
                "satisfaction",
                "attribution",
                "consent",
                "web")) {
            assertThat(printed)
                    .as("the line of step %s", step)
                    .containsPattern("(?m)^%s +.*\\d+\\.\\d s$".formatted(step));
        }
    }

    @Test
    void keepsThePasswordsInAFileThatOnlyItsOwnerMayRead() throws IOException {
        Path signIns = truelift.project().data().resolve("sign-ins.txt");
        assertThat(printed)
                .contains(signIns.toString(), password("governance"), password("analyst"), password("executive"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signIns)))
                .isEqualTo("rw-------");
    }

    @Test
    void theCountsAddUp() {
        Matcher counts = Pattern.compile("done .*: ([\\d,]+) lines in, ([\\d,]+) published, ([\\d,]+) quarantined")
                .matcher(printed);
        assertThat(counts.find()).isTrue();
        assertThat(number(counts.group(1))).isEqualTo(number(counts.group(2)) + number(counts.group(3)));
        assertThat(number(counts.group(3))).as("the world has mistakes in it").isPositive();
    }

    @Test
    void anExecutiveReadsWhatWonAndHowSureWeAre() throws IOException {
        open("executive", "/overview.xhtml");
        assertThat(browser.text())
                .contains("Newest verdicts", "Reminder of a forgotten cart", "lift", "Where conversions come from");
        open("executive", "/executive/experiment.xhtml?name=cart_reminder");
        assertThat(browser.text())
                .contains(
                        "Conversion",
                        "Units arrived in the planned shares",
                        "Chance to beat the control",
                        "did not agree to analytics");
        assertChartsDrawn(1);
        browser.picture("demo-experiment");
        open("executive", "/executive/satisfaction.xhtml");
        assertThat(browser.text()).contains("Customer satisfaction (CSAT)", "Net promoter score (NPS)");
        assertChartsDrawn(2);
        open("executive", "/executive/attribution.xhtml");
        assertThat(browser.text()).contains("Markov", "First touch", "direct");
        assertChartsDrawn(1);
    }

    @Test
    void anAnalystPreviewsASegmentWithoutNames() {
        open("analyst", "/analyst/segment.xhtml?name=active_customers");
        assertThat(browser.findAll("td, th"))
                .as("rows asked of the warehouse now")
                .hasSizeGreaterThan(20);
        assertThat(browser.text()).contains("c_").doesNotContain("@", "given name", "income band");
    }

    @Test
    void anAnalystPlansAnExperimentAndAnalysesItAgain() throws IOException {
        open("analyst", "/analyst/plan.xhtml?name=cart_reminder");
        browser.press("button[name=plan]");
        await("What it takes");
        assertThat(browser.text()).contains("Customers needed", "New customers in four weeks", "The history is of");
        assertChartsDrawn(1);
        browser.picture("demo-plan");
        browser.go(address + "/analyst/experiments.xhtml");
        browser.press("button[aria-label='Analyse Reminder of a forgotten cart']");
        await("Analyse Reminder of a forgotten cart");
        assertThat(browser.text()).doesNotContain("No report of", "files need mending");
        browser.picture("demo-desk");
    }

    /** Waits for what the page shows or names for those who do not see. */
    private static void await(String words) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && !isThere(words)) {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(isThere(words)).as("%s in:%n%s", words, browser.text()).isTrue();
    }

    private static boolean isThere(String words) {
        try {
            return browser.text().contains(words)
                    || !browser.findAll("[aria-label='%s']".formatted(words)).isEmpty();
        } catch (WebDriverException e) {
            return false; // just being loaded anew
        }
    }

    @Test
    void theGovernanceTeamSeesWhatWasSetAside() {
        open("governance", "/governance/quality.xhtml");
        assertThat(browser.text())
                .contains(first("done .* ([\\d,]+) quarantined"), "web_event.jsonl", "the counts add up");
        open("governance", "/governance/table.xhtml?name=governed.customer");
        assertThat(browser.text()).contains("income_band", "sensitive", "one row per person");
    }

    @Test
    void pagesOfOthersAreRefused() {
        open("executive", "/analyst/segments.xhtml");
        assertThat(browser.text()).doesNotContain("Abandoned cart").contains("not");
        browser.consoleErrors(); // the refusal itself: status 403
        open("analyst", "/governance/quality.xhtml");
        assertThat(browser.text()).doesNotContain("web_event.jsonl");
        browser.consoleErrors();
    }

    @Test
    void theDemoPrintsWhatAPersonAskedForAndNoLogOfLibraries() {
        assertThat(printed.lines()).noneMatch(line -> line.contains(" INFO ") || line.contains("org.apache."));
    }

    @Test
    void aSecondRunStartsFromWhatIsThere() {
        String again = truelift.run("demo");
        assertThat(again).contains("as they were made before", address).doesNotContain("world ");
        assertThat(truelift.run("status")).contains("postgres", "trino", "webui", address);
    }

    @Test
    void theCommandLineAnswersTheSameQuestions() {
        assertThat(truelift.run("segment", "list")).contains("abandoned_cart", "high_lifetime_value");
        assertThat(truelift.run("segment", "preview", "active_customers"))
                .contains("customer_id", "c_")
                .doesNotContain("given_name");
        assertThat(truelift.run("experiment", "list")).contains("cart_reminder", "welcome_personalization");
        assertThat(truelift.run("experiment", "report", "cart_reminder"))
                .contains("Units arrived in the planned shares", "lift");
        Launcher.Result unknown = truelift.tryRun("experiment", "report", "no_such");
        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.output()).contains("no_such").doesNotContain("Exception");
    }

    private static void open(String person, String page) {
        browser.forgetCookies();
        browser.signIn(address, person, password(person));
        browser.consoleErrors();
        browser.go(address + page);
    }

    private static void assertChartsDrawn(int atLeast) {
        List<Long> colours = browser.coloursOfCanvases();
        assertThat(colours)
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allSatisfy(count -> assertThat(count).isGreaterThan(COLOURS_OF_A_DRAWING));
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private static String password(String person) {
        try {
            return Files.readAllLines(truelift.project().data().resolve("sign-ins.txt")).stream()
                    .map(line -> line.split("\\s+"))
                    .filter(words -> words[0].equals(person))
                    .map(words -> words[1])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String first(String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(printed);
        assertThat(matcher.find()).as("%s in:%n%s", expression, printed).isTrue();
        return matcher.group(1);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
