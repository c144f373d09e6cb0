package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.calculator.Calculator;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What analysts plan, analyse and calculate. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class WorkbenchIT {
    private static final Duration PATIENCE = Browser.PATIENCE;
    private static final String DEFINED_EXPERIMENTS = "/analyst/experiments.xhtml";
    private static final String UNPLANNED = "/analyst/plan.xhtml?name=cart_reminder";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    WorkbenchIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        visitor.signIn("analyst");
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
    }

    @Test
    void listsExperimentsWithTheirDesignMetricAndNewestReport() {
        visitor.open(DEFINED_EXPERIMENTS);
        assertThat(browser.text())
                .contains(
                        "Which e-mail brings customers back?",
                        "hillstrom_email.sql",
                        "A/B test",
                        "3 variants",
                        "share of customers · day 0 to 14",
                        "Won",
                        "Not enough data");
        assertThat(browser.find("nav a.here").getText()).isEqualTo("Plan and analyse");
    }

    @Test
    void namesEveryFileThatIsWrongAndListsTheOthers() throws Exception {
        Path experiment = application.project().resolve("sql/experiments/wrong.sql");
        Path metric = application.project().resolve("sql/metrics/wrong_too.sql");
        Files.writeString(
                experiment,
                "-- title: Wrong\n-- hypotesis: no such key\nSELECT customer_id, variant, exposed_at FROM lakehouse.governed.exposure\n");
        Files.writeString(
                metric,
                "-- title: Wrong too\n-- kind: meen\nSELECT customer_id, occurred_at, quantity AS value FROM lakehouse.governed.order_line\n");
        try {
            visitor.open(DEFINED_EXPERIMENTS);
            assertThat(browser.find(".mistakes").getText())
                    .contains("2 files need mending", "wrong.sql, line 2", "wrong_too.sql", "Mend the file in sql/");
            assertThat(browser.text())
                    .contains("Which e-mail brings customers back?")
                    .doesNotContain("Exception");
        } finally {
            Files.delete(experiment);
            Files.delete(metric);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void showsAPlanInFiguresAndAsADrawing(String palette) {
        browser.systemPrefers(palette);
        visitor.open("/analyst/plan.xhtml?name=hillstrom_email");
        assertThat(browser.text())
                .contains(
                        "63,412",
                        "57",
                        "+5.0%",
                        "33,684",
                        "+14.8%",
                        "+5.2%",
                        "17.3%",
                        "2,104,551",
                        "Nobody in the history has a value.",
                        "2 treatments share the control");
        visitor.seesCharts(2);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void worksOutAPlanWithOtherChoices() {
        visitor.open("/analyst/plan.xhtml?name=hillstrom_email");
        type("lift", "5");
        type("days", "56");
        browser.find("#what-if button")
                .click(); // leads to the same page, which a script may have brought there already
        Waiting.until(browser::address, "#what-if");
        assertThat(browser.address()).contains("lift=5", "days=56", "name=hillstrom_email");
        // Two proportions, 14.67% and 15.4035%, power 80%, half of 5% for each of two treatments, three equal parts
        // (Fleiss, Levin and Paik, eq. 4.14):
        // 45,139.4 per variant. At 1,203 a day that is 17 weeks, and 14 days for the last one's outcome.
        Waiting.until(() -> browser.find("#what-if .facts").getText(), "135,420");
        assertThat(browser.find("#what-if .facts").getText()).contains("133 days");
        visitor.seesCharts(2);
    }

    @Test
    void movesThePlanWithASlider() {
        visitor.open("/analyst/plan.xhtml?name=hillstrom_email&lift=5&days=28");
        browser.run(
                "const slider = document.querySelector('[data-of=days]'); slider.value = 56; slider.dispatchEvent(new Event('input', { bubbles: true }));");
        browser.waitUntil("return new URLSearchParams(location.search).get('days') === '56'");
        assertThat(browser.find("#days").getDomProperty("value")).isEqualTo("56");
        assertThat(browser.find("#what-if .facts").getText())
                .as("as when the form is sent")
                .contains("135,420", "133 days");
        browser.run(
                "const field = document.querySelector('#lift'); field.value = 'much'; field.dispatchEvent(new Event('input', { bubbles: true }));");
        browser.waitUntil("return document.querySelector('#what-if [role=alert]').textContent.includes('Cannot read')");
        visitor.seesCharts(2);
    }

    @Test
    void saysWhichChoiceIsNone() {
        visitor.open("/analyst/plan.xhtml?name=hillstrom_email&lift=much");
        assertThat(browser.find("#what-if [role=alert]").getText())
                .contains("Cannot read “much” as Lift to be found, %");
        visitor.open("/analyst/plan.xhtml?name=hillstrom_email&control=100");
        assertThat(browser.find("#what-if [role=alert]").getText())
                .contains("control 1", "shares must lie between 0 and 1");
        visitor.open("/analyst/plan.xhtml?name=hillstrom_email&days=0");
        assertThat(browser.find("#what-if [role=alert]").getText()).contains("a whole number from 1 to 9999");
    }

    @Test
    void tellsThatAPlanIsOnItsWayAndTakesItBack() throws Exception {
        try (ServerSocket silent = application.silentWarehouse()) {
            visitor.open(UNPLANNED);
            assertThat(browser.text()).contains("It has not been planned yet");
            browser.press("button[name=plan]");
            Socket question = silent.accept();
            assertThat(browser.find(".running").getText()).contains("Asking the warehouse for the history", "Cancel");
            waitFor("5 s");
            visitor.open(UNPLANNED);
            assertThat(browser.find(".running").isDisplayed())
                    .as("it runs on when the page is opened anew")
                    .isTrue();
            browser.press(".running button");
            assertThat(browser.text()).contains("It has not been planned yet").doesNotContain("Asking");
            question.setSoTimeout((int) PATIENCE.toMillis());
            question.getInputStream().readAllBytes(); // ends when the application hangs up
        }
    }

    @Test
    void tellsWhyAnAnalysisCameToNothingWithoutBeingAskedAgain() {
        visitor.open(DEFINED_EXPERIMENTS);
        browser.press("button[aria-label='Analyse Reminder of a forgotten cart']");
        assertThat(browser.address()).endsWith(DEFINED_EXPERIMENTS);
        waitFor("The warehouse does not answer.");
        assertThat(browser.text()).contains("No report of “Reminder of a forgotten cart”", "./truelift status");
        assertThat(browser.findAll(".running")).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void answersFiguresAsTheCommandLineDoes() {
        visitor.open("/analyst/calculator.xhtml");
        browser.press("#test option[value=proportions]");
        type("control.sum", "500");
        type("treatment.sum", "560");
        browser.press(".entries button");
        assertThat(browser.address()).contains("test=proportions", "treatment.sum=560");
        // R's prop.test(c(500, 560), c(10000, 10000), correct = FALSE): p = 0.058257806.
        assertThat(browser.find(".answer").getText()).contains("Absolute: P-value", "0.0582578");
        String line = browser.find("#line").getText();
        assertThat(line)
                .isEqualTo(
                        "{\"test\":\"proportions\",\"alpha\":0.05,\"control\":{\"n\":10000,\"sum\":500},\"treatment\":{\"n\":10000,\"sum\":560}}");
        assertThat(browser.find("#answer").getText()).isEqualTo(new Calculator().answer(line));
    }

    @Test
    void saysWhichFieldIsWrong() {
        visitor.open("/analyst/calculator.xhtml?test=welch&control.n=many");
        assertThat(browser.find("[role=alert]").getText()).contains("control.n", "many");
        assertThat(browser.findAll(".answer")).isEmpty();
    }

    @Test
    void goesThroughAFormByTheKeyboardInReadingOrder() {
        visitor.open("/analyst/calculator.xhtml?test=srm");
        browser.run("document.getElementById('test').focus()");
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            focused().sendKeys(Keys.TAB);
            visited.add(String.valueOf(browser.run(
                    "return document.activeElement.id || document.activeElement.textContent.trim().slice(0, 9)")));
        }
        assertThat(visited).containsExactly("observed", "expected", "Calculate", "{\"test\":\"");
    }

    @Test
    void namesEveryControlForThoseWhoDoNotSee() {
        for (String page : List.of(
                DEFINED_EXPERIMENTS,
                "/analyst/plan.xhtml?name=hillstrom_email",
                "/analyst/calculator.xhtml?test=cuped",
                "/executive/experiment.xhtml?name=hillstrom_email")) {
            visitor.open(page);
            assertThat(browser.run("""
                    return Array.from(document.querySelectorAll("main input:not([type=hidden]), main select, main button, main a, main canvas"))
                        .filter((part) => !(part.labels && part.labels.length) && !part.textContent.trim() && !part.getAttribute("aria-label") && !part.closest("[aria-label]"))
                        .map((part) => part.outerHTML);
                    """)).as(page).isEqualTo(List.of());
            assertThat(
                            browser.run(
                                    "return new Set(Array.from(document.querySelectorAll('[id]')).map((part) => part.id)).size == document.querySelectorAll('[id]').length"))
                    .as("ids of " + page)
                    .isEqualTo(true);
        }
    }

    private WebElement focused() {
        return (WebElement) browser.run("return document.activeElement");
    }

    private void type(String field, String text) {
        WebElement input = browser.find("body").findElement(By.id(field));
        input.clear();
        input.sendKeys(text);
    }

    private void waitFor(String text) {
        Waiting.until(browser::text, text);
    }
}
