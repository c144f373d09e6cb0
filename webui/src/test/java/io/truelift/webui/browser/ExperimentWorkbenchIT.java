package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** An experiment from a playbook, or from nothing, to a commit and the pages that read it. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ExperimentWorkbenchIT {
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    ExperimentWorkbenchIT(RunningApplication application, Browser browser) {
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
        browser.resize(1440);
    }

    @Test
    void beginsWithAPlaybookAndEndsAsACommit() throws Exception {
        Path file = application.project().resolve("sql/experiments/carts_in_spring.sql");
        try {
            visitor.open("/analyst/experiments.xhtml");
            browser.press("a[href='/analyst/experiment-new.xhtml']");
            assertThat(browser.text()).contains("Onboarding", "Cart abandonment", "Win back", "From nothing");
            browser.press("a[href$='playbook=cart_abandonment']");
            assertThat(browser.text()).contains("A discount in the reminder is another experiment");
            browser.find("#title").sendKeys("Carts in spring");
            browser.press("button[name=begin]");

            assertThat(browser.address()).endsWith("/analyst/experiment-edit.xhtml?name=carts_in_spring");
            assertThat(browser.find("#check").getText())
                    .contains("This is an experiment: A/B test, 2 variants, decided by Conversion");
            assertThat(file).doesNotExist();
            write(value().replace("window_days: 14", "window_days: many"));
            Waiting.until(() -> browser.find("#check").getText(), "it is many and must be a whole number");
            assertThat(browser.find(".mistaken-line").getText()).contains("window_days: many");
            write(value().replace("window_days: many", "window_days: 21"));
            Waiting.until(() -> browser.find("#check").getText(), "This is an experiment");
            browser.find("#message").sendKeys("Spring has longer evenings");
            browser.press("button[name=save]");

            assertThat(browser.address()).endsWith("/analyst/experiment.xhtml?name=carts_in_spring");
            assertThat(browser.find("h1").getText()).contains("Carts in spring");
            assertThat(browser.find("#history").getText()).contains("Spring has longer evenings", "Anna Lindqvist");
            assertThat(browser.find(".checks.launch").getText()).contains("Rollback\nMet", "Monitoring\nMet");
            assertThat(Files.readString(file))
                    .contains(
                            "-- segment: abandoned_cart\n",
                            "{metric: returned_share, relative_margin: 0.1}",
                            "WHERE experiment = 'carts_in_spring'");
            try (Git git = Git.open(application.project().toFile())) {
                RevCommit newest = git.log().setMaxCount(1).call().iterator().next();
                assertThat(newest.getAuthorIdent().getName()).isEqualTo("Anna Lindqvist");
            }
            visitor.open("/analyst/history.xhtml?of=experiment&name=carts_in_spring");
            assertThat(browser.find(".diff").getText()).contains("+", "window_days: 21");
            assertThat(browser.find("nav a.here").getText()).isEqualTo("Plan and analyse");
            assertThat(browser.consoleErrors()).isEmpty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void beginsWithNothingAndSaysWhatIsMissingWithoutLosingWhatWasTyped() {
        visitor.open("/analyst/experiment-new.xhtml?playbook=none");
        browser.find("#title").sendKeys("Three colours");
        browser.find("#hypothesis").sendKeys("Green is pressed more often than blue");
        browser.find("#owner").sendKeys("product");
        browser.find("#variant1").sendKeys("Blue");
        browser.press("button[name=begin]");
        assertThat(browser.find("[role=alert]").getText())
                .isEqualTo("Cannot compare fewer than two variants: name the control and one treatment at least.");
        assertThat(browser.find("#hypothesis").getDomProperty("value"))
                .isEqualTo("Green is pressed more often than blue");
        browser.find("#variant2").sendKeys("Green");
        browser.find("#variant3").sendKeys("Red, but: darker");
        browser.press("button[name=begin]");
        assertThat(browser.find("[role=alert]").getText())
                .isEqualTo("Cannot begin without Primary metric: fill it in.");
        browser.find("#primary")
                .findElement(By.cssSelector("option[value=conversion]"))
                .click();
        browser.tick(".ticks input[value=conversion]", true);
        browser.press("button[name=begin]");
        assertThat(browser.find("[role=alert]").getText()).contains("stands twice");
        browser.tick(".ticks input[value=conversion]", false);
        browser.tick(".ticks input[value=visit]", true);
        browser.press("button[name=begin]");
        assertThat(browser.address()).endsWith("experiment-edit.xhtml?name=three_colours");
        assertThat(value())
                .contains(
                        "title: \"Three colours\"",
                        "red_but_darker: {title: \"Red, but: darker\", share: 1/3}",
                        "secondary: [visit]",
                        "minimum_effect: 0.05");
        Waiting.until(() -> browser.find("#check").getText(), "3 variants");
        browser.press("button[name=discard]");
        assertThat(browser.address()).endsWith("/analyst/experiments.xhtml");
    }

    @Test
    void refusesATitleWhoseFileIsThere() {
        visitor.open("/analyst/experiment-new.xhtml?playbook=win_back");
        browser.find("#title").sendKeys("Cart reminder");
        browser.press("button[name=begin]");
        assertThat(browser.find("[role=alert]").getText())
                .contains("Cannot begin sql/experiments/cart_reminder.sql: there is a file of this name.");
    }

    @Test
    void editsAnExperimentThatIsThere() throws Exception {
        Path file = application.project().resolve("sql/experiments/cart_reminder.sql");
        String before = Files.readString(file);
        try {
            visitor.open("/analyst/experiment.xhtml?name=cart_reminder");
            browser.press("a[href='/analyst/experiment-edit.xhtml?name=cart_reminder']");
            write(value().replace(
                            "guardrail: [returned_share]",
                            "guardrail: [{metric: returned_share, relative_margin: 0.1}]")
                    .replace("-- alpha", "-- stopping: {rule: once}\n-- alpha"));
            browser.find("#message").sendKeys("A margin for what is sent back");
            browser.press("button[name=save]");
            assertThat(browser.find(".checks.launch").getText()).contains("Monitoring\nMet");
            assertThat(browser.find("#history").getText()).contains("A margin for what is sent back");
        } finally {
            Files.writeString(file, before);
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
    void fitsEveryScreen(String palette, int width) throws Exception {
        browser.systemPrefers(palette);
        browser.resize(width);
        for (String page : new String[] {
            "experiment-new.xhtml", "experiment-new.xhtml?playbook=onboarding",
                    "experiment-edit.xhtml?name=cart_reminder", "experiment.xhtml?name=cart_reminder",
            "experiments.xhtml", "segments.xhtml", "metrics.xhtml", "metric.xhtml?name=conversion"
        }) {
            visitor.open("/analyst/" + page);
            assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page)
                    .isTrue();
            browser.picture("workbench-%s-%s-%d"
                    .formatted(page.replaceAll("[?].*=", "-").replace(".xhtml", ""), palette, width));
        }
    }

    private String value() {
        return String.valueOf(browser.run("return document.querySelector('.CodeMirror').CodeMirror.getValue()"));
    }

    private void write(String text) {
        browser.run("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", text);
    }
}
