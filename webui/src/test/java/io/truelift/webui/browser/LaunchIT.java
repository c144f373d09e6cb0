package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the checklist to the start and the stop of an experiment. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class LaunchIT {
    private static final String HERE = "/analyst/experiment.xhtml?name=cart_reminder";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    LaunchIT(RunningApplication application, Browser browser) {
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
    void worksTheChecklistOutAndSaysWhatToDo() {
        visitor.open(HERE);
        assertThat(browser.find(".checks.launch").getText())
                .contains(
                        "Objective and metric",
                        "Met",
                        "a lift of 5.0% matters",
                        "Identity resolution",
                        "Cannot be told",
                        "Ask the warehouse.",
                        "Rollback",
                        "Not met",
                        "Add the line '-- rollback: ...'",
                        "Monitoring",
                        "Without a margin");
        assertThat(browser.find("nav a.here").getText()).isEqualTo("Plan and analyse");
    }

    @Test
    void refusesAStartWithOpenLinesUntilThereIsAReasonAndKeepsBoth() {
        visitor.open(HERE);
        browser.press("button[name=start]");
        assertThat(browser.find("[role=alert]").getText()).contains("checklist has open lines");
        browser.find("#reason").sendKeys("Christmas cannot wait");
        browser.press("button[name=start]");
        assertThat(browser.find("h1").getText()).contains("Running");
        assertThat(browser.text()).contains("Started", "Christmas cannot wait", "analyst");
        visitor.open("/analyst/experiments.xhtml");
        assertThat(browser.text()).contains("Running");
        visitor.open(HERE);
        browser.press("button[name=stop]");
        assertThat(browser.find("[role=alert]").getText()).contains("Cannot stop cart_reminder without a reason");
        browser.find("#reason").sendKeys("Too many returns");
        browser.press("button[name=stop]");
        assertThat(browser.find("h1").getText()).contains("Stopped");
        assertThat(browser.text()).contains("Too many returns", "Christmas cannot wait");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void tellsThatTheWarehouseDoesNotAnswer() throws Exception {
        visitor.open(HERE);
        browser.press("button[name=measure]");
        Waiting.untilOpenedWith(
                () -> visitor.open(HERE), () -> browser.find("#measure").getText(), "The warehouse does not answer.");
    }

    @Test
    void namesWhatIsWrongWithAFile() throws Exception {
        Path file = application.project().resolve("sql/experiments/mistaken.sql");
        Files.writeString(
                file,
                "-- title: Mistaken\n-- hypotesis: no such key\nSELECT customer_id, variant, exposed_at FROM lakehouse.governed.exposure\n");
        try {
            visitor.open("/analyst/experiment.xhtml?name=mistaken");
            assertThat(browser.find("[role=alert]").getText()).contains("mistaken.sql, line 2");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void showsWhatTheWarehouseSaid() {
        visitor.open("/analyst/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.find("#measure").getText())
                .contains(
                        "498,233 of 514,618", "41,902 of 48,210", "governed.exposure", "20 Nov 2026", "never written");
        assertThat(browser.find(".checks.launch").getText())
                .contains(
                        "96.8% of 514,618 orders, events and exposures are of a known customer.", // 498,233 of 514,618
                        "86.9% of 48,210 customers agreed to the purpose analytics.", // 41,902 of 48,210
                        "Nothing was ever written to governed.survey_answer.");
        assertThat(browser.find("h1").getText()).contains("Start not recorded");
    }

    @Test
    void opensEachOfAThousandExperiments() throws Exception {
        Path folder = application.project().resolve("sql/experiments");
        String text = Files.readString(folder.resolve("cart_reminder.sql"));
        try {
            for (int i = 0; i < 1000; i++) {
                Files.writeString(folder.resolve("many_%d.sql".formatted(i)), text);
            }
            visitor.open("/analyst/experiments.xhtml");
            assertThat(browser.findAll("tbody tr")).hasSize(50);
            assertThat(browser.find(".pages").getText()).contains("1 to 50 of 1,00");
            browser.press(".pages a[rel=next]");
            assertThat(browser.find(".pages").getText()).contains("51 to 100 of 1,00");
            visitor.open("/analyst/experiments.xhtml?words=many_999");
            assertThat(browser.findAll("tbody tr")).hasSize(1);
            visitor.open("/analyst/experiment.xhtml?name=many_999");
            assertThat(browser.find("#definition").getText()).contains("sql/experiments/many_999.sql");
        } finally {
            for (int i = 0; i < 1000; i++) {
                Files.deleteIfExists(folder.resolve("many_%d.sql".formatted(i)));
            }
        }
    }
}
