package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    LaunchIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
    }

    @BeforeEach
    void signIn() {
        browser.go(application.address("/sign-in.xhtml"));
        browser.forgetCookies();
        browser.signIn(application.address("/overview.xhtml"), "analyst", RunningApplication.password("analyst"));
        browser.consoleErrors();
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
    }

    @Test
    void worksTheChecklistOutAndSaysWhatToDo() {
        open(HERE);
        assertThat(browser.find(".checks.launch").getText()).contains(
                "Objective and metric", "Met", "a lift of 5.0% matters",
                "Identity resolution", "Cannot be told", "Ask the warehouse anew.",
                "Rollback", "Not met", "Add the line '-- rollback: ...'",
                "Monitoring", "Without a margin");
        assertThat(browser.find("nav a.here").getText()).isEqualTo("Plan and analyse");
    }

    @Test
    void refusesAStartWithOpenLinesUntilThereIsAReasonAndKeepsBoth() {
        open(HERE);
        browser.press("button[name=start]");
        assertThat(browser.find("[role=alert]").getText()).contains("checklist has open lines");
        browser.find("#reason").sendKeys("Christmas cannot wait");
        browser.press("button[name=start]");
        assertThat(browser.find("h1").getText()).contains("Running");
        assertThat(browser.text()).contains("Started", "Christmas cannot wait", "analyst");
        open("/analyst/experiments.xhtml");
        assertThat(browser.text()).contains("Running");
        open(HERE);
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
        open(HERE);
        browser.press("button[name=measure]");
        Instant end = Instant.now().plusSeconds(30);
        while (!browser.find("#measure").getText().contains("The warehouse does not answer.") && Instant.now().isBefore(end)) {
            Thread.sleep(300);
            open(HERE);
        }
        assertThat(browser.find("#measure").getText()).contains("The warehouse does not answer.");
    }

    @Test
    void namesWhatIsWrongWithAFile() throws Exception {
        Path file = application.project().resolve("sql/experiments/mistaken.sql");
        Files.writeString(file, "-- title: Mistaken\n-- hypotesis: no such key\nSELECT customer_id, variant, exposed_at FROM lakehouse.governed.exposure\n");
        try {
            open("/analyst/experiment.xhtml?name=mistaken");
            assertThat(browser.find("[role=alert]").getText()).contains("mistaken.sql, line 2");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void listsAThousandExperimentsWithoutReadingTheirFilesAnew() throws Exception {
        Path folder = application.project().resolve("sql/experiments");
        String text = Files.readString(folder.resolve("cart_reminder.sql"));
        try {
            for (int i = 0; i < 1000; i++) {
                Files.writeString(folder.resolve("many_%d.sql".formatted(i)), text);
            }
            open("/analyst/experiments.xhtml");
            open("/analyst/experiment.xhtml?name=many_7");
            Instant start = Instant.now();
            open("/analyst/experiment.xhtml?name=many_8");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (int i = 0; i < 1000; i++) {
                Files.deleteIfExists(folder.resolve("many_%d.sql".formatted(i)));
            }
        }
    }

    private void open(String path) {
        browser.go(application.address(path));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
