package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.openqa.selenium.Keys;

/** A segment from nothing to a commit, with what the editor says on the way. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class SegmentWorkbenchIT {
    private static final Duration PATIENCE = Browser.PATIENCE;
    private static final String EDIT = "/analyst/segment-edit.xhtml?name=";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    SegmentWorkbenchIT(RunningApplication application, Browser browser) {
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
    void writesASegmentFromNothingAndSavesItAsACommit() throws Exception {
        visitor.open("/analyst/segments.xhtml");
        browser.press("a[href='/analyst/segment-new.xhtml']");
        browser.find("#title").sendKeys("Bought in Malmö: twice");
        browser.find("#description").sendKeys("Placed two orders, wherever they live");
        browser.find("#owner").sendKeys("crm");
        browser.find("#purpose")
                .findElement(By.cssSelector("option[value=marketing_email]"))
                .click();
        browser.press("button[name=begin]");
        assertThat(browser.address()).endsWith(EDIT + "bought_in_malmo_twice");
        assertThat(browser.find("h1").getText()).isEqualTo("New: Bought in Malmö: twice");

        write(
                "-- title: \"Bought in Malmö: twice\"\n-- description: Placed two orders\n-- owner: crm\n-- purpose: marketing_email\n\n"
                        + "SELECT customer_id\nFROM lakehouse.governed.order_line\nWHERE NOT is_canceled\n");
        Waiting.until(() -> browser.find("#check").getText(), "Line 8, column 11");
        assertThat(browser.find("#check").getText()).contains("there is no column is_canceled");
        assertThat(browser.find(".mistaken-line").getText()).contains("WHERE NOT is_canceled");
        browser.picture("workbench-mistake-light-1440");
        browser.find("#message").sendKeys("Malmö asked for it");
        browser.find("button[name=save]").click();
        Waiting.until(() -> browser.find("#check").getText(), "Line 8, column 11");
        assertThat(application.project().resolve("sql/segments/bought_in_malmo_twice.sql"))
                .doesNotExist();

        write(value().replace(
                        "is_canceled", "is_cancellation\nGROUP BY customer_id\nHAVING count(DISTINCT order_id) >= 2"));
        Waiting.until(() -> browser.find("#check").getText(), "This is a segment.");
        browser.press("button[name=save]");
        assertThat(browser.address()).endsWith("/analyst/segment.xhtml?name=bought_in_malmo_twice");
        assertThat(browser.find("h1").getText()).isEqualTo("Bought in Malmö: twice");
        assertThat(browser.find("#history").getText()).contains("Malmö asked for it", "Anna Lindqvist");
        try (Git git = Git.open(application.project().toFile())) {
            RevCommit newest = git.log().setMaxCount(1).call().iterator().next();
            assertThat(newest.getAuthorIdent().getName()).isEqualTo("Anna Lindqvist");
            assertThat(newest.getFullMessage()).isEqualTo("Malmö asked for it");
        }

        visitor.open(EDIT + "bought_in_malmo_twice");
        write(value().replace(">= 2", ">= 3"));
        browser.find("#message").sendKeys("Two was too few");
        browser.press("button[name=save]");
        browser.press("#history a[href*='revision=']");
        assertThat(browser.text())
                .contains(
                        "2 changes",
                        "Two was too few",
                        "HAVING count(DISTINCT order_id) >= 2",
                        "HAVING count(DISTINCT order_id) >= 3");
        assertThat(browser.find(".diff .removed").getText()).contains("−", ">= 2");
        assertThat(browser.consoleErrors()).isEmpty();
        browser.picture("history-light-1440");

        visitor.open(EDIT + "bought_in_malmo_twice");
        browser.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
        browser.find("#why").sendKeys("Nobody asked for it again");
        browser.press("button[name=delete]");
        assertThat(browser.address()).endsWith("/analyst/segments.xhtml");
        assertThat(browser.text()).doesNotContain("Malmö");
        visitor.open("/analyst/history.xhtml?of=segment&name=bought_in_malmo_twice");
        assertThat(browser.text()).contains("3 changes", "Nobody asked for it again");
    }

    @Test
    void keepsTheTextWhereSomebodyIsSignedOutMeanwhile() {
        visitor.open(EDIT + "new_customers");
        browser.forgetCookies();
        write(value().replace("'90' DAY", "'60' DAY"));
        Waiting.until(() -> browser.find("#check").getText(), "You have been signed out. Your text is still here");
        assertThat(value()).contains("'60' DAY");
        browser.consoleErrors();
    }

    @Test
    void doesNotDeleteWhatAnExperimentCounts() throws Exception {
        Path experiment = application.project().resolve("sql/experiments/in_a_segment.sql");
        Files.writeString(
                experiment,
                Files.readString(application.project().resolve("sql/experiments/cart_reminder.sql"))
                        .replace("-- control: control", "-- segment: funnel_buying\n-- control: control")
                        .replace("title: Reminder of a forgotten cart", "title: Within a segment"));
        try {
            visitor.open(EDIT + "funnel_buying");
            browser.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
            browser.find("#why").sendKeys("Gone");
            browser.find("button[name=delete]").click();
            Waiting.until(
                    () -> browser.find("#check").getText(),
                    "experiments count its customers: Within a segment. Give them another segment first.");
            assertThat(application.project().resolve("sql/segments/funnel_buying.sql"))
                    .exists();
        } finally {
            Files.delete(experiment);
        }
    }

    @Test
    void completesColumnsFromTheDictionary() throws Exception {
        visitor.open(EDIT + "new_customers");
        write(
                "-- title: T\n-- description: D\n-- owner: crm\n-- purpose: analytics\n\nSELECT c.customer_id\nFROM lakehouse.governed.customer AS c\nWHERE c.loyalty");
        browser.run(
                "document.querySelector('.CodeMirror').CodeMirror.setCursor({line: 7, ch: 99}); document.querySelector('.CodeMirror').CodeMirror.focus();");
        ((org.openqa.selenium.WebElement) browser.run("return document.activeElement"))
                .sendKeys(Keys.chord(Keys.CONTROL, Keys.SPACE));
        Waiting.until(() -> browser.find(".CodeMirror-hints").getText(), "loyalty_tier");
        assertThat(browser.find(".CodeMirror-hints").getText()).contains("varchar of governed.customer");
        assertThat(browser.find(".CodeMirror-hints .hint-class").getText()).isIn("public", "internal", "personal");
        assertThat(browser.find(".CodeMirror-hints .hint-description").getText())
                .isNotEmpty();
        browser.picture("workbench-completion-light-1440");
        ((org.openqa.selenium.WebElement) browser.run("return document.activeElement")).sendKeys(Keys.ENTER);
        assertThat(value()).endsWith("WHERE c.loyalty_tier");
        ((org.openqa.selenium.WebElement) browser.run("return document.activeElement")).sendKeys(Keys.TAB);
        assertThat(browser.run("return !!document.activeElement.closest('.CodeMirror')"))
                .as("Tab leaves the editor")
                .isEqualTo(false);
        discard();
    }

    @Test
    void laysTheTextOutAndKeepsItAsADraftUntilItIsDiscarded() {
        visitor.open(EDIT + "new_customers");
        String file = value();
        write(file.replaceAll(
                "(?s)\\n\\n.*", "\n\nselect customer_id from lakehouse.governed.order_line where not is_cancellation"));
        browser.find("button[name=format]").click();
        Waiting.until(this::value, "SELECT customer_id\nFROM lakehouse.governed.order_line\nWHERE NOT is_cancellation");
        visitor.open(EDIT + "new_customers");
        assertThat(value()).contains("SELECT customer_id\nFROM lakehouse.governed.order_line");
        assertThat(browser.text()).contains("Your draft is kept since");
        visitor.open("/analyst/segments.xhtml");
        assertThat(browser.find(".drafts").getText()).contains("New customers");
        visitor.open(EDIT + "new_customers");
        discard();
        assertThat(value()).isEqualTo(file);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void runsInTheBackgroundAndTakesTheQuestionBack() throws Exception {
        try (ServerSocket silent = application.silentWarehouse()) {
            visitor.open(EDIT + "abandoned_cart");
            browser.find("button[name=run]").click();
            Socket question = silent.accept();
            Waiting.until(() -> browser.find("#outcome").getText(), "Asking the warehouse");
            write(value() + "\n-- typed while it runs");
            Waiting.until(() -> browser.find("#outcome").getText(), "3 s");
            browser.find("#outcome .running button").click();
            Waiting.until(() -> browser.find("#outcome").getText(), "Not run yet");
            assertThat(value()).endsWith("-- typed while it runs");
            question.setSoTimeout((int) PATIENCE.toMillis());
            question.getInputStream().readAllBytes(); // ends when the application hangs up
            discard();
        }
    }

    @Test
    void tellsThatTheWarehouseDoesNotAnswer() {
        visitor.open(EDIT + "dormant_customers");
        browser.find("button[name=explain]").click();
        Waiting.until(() -> browser.find("#outcome").getText(), "The warehouse does not answer.");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void losesNothingWhereSomebodyElseSavedMeanwhile() throws Exception {
        Path file = application.project().resolve("sql/segments/returning_customers.sql");
        String before = Files.readString(file);
        try {
            visitor.open(EDIT + "returning_customers");
            write(value().replace("'365' DAY", "'100' DAY"));
            Files.writeString(file, before.replace("-- owner: crm", "-- owner: growth"));
            browser.find("#message").sendKeys("Shorter");
            browser.find("button[name=save]").click();
            Waiting.until(() -> browser.find("#check").getText(), "it has changed since you opened it");
            assertThat(browser.find("#check").getText()).contains("Somebody has changed the file since you began.");
            assertThat(value()).contains("'100' DAY");
            assertThat(Files.readString(file)).contains("owner: growth");
            write(value().replace("-- owner: crm", "-- owner: growth"));
            browser.find("button[name=newest]").click();
            Waiting.until(() -> browser.find("#changes summary").getText(), "1 new line, 1 line gone");
            browser.press("button[name=save]");
            assertThat(Files.readString(file)).contains("owner: growth", "'100' DAY");
            assertThat(browser.find("#history").getText()).contains("Shorter", "Changes found in");
        } finally {
            Files.writeString(file, before);
        }
    }

    @Test
    void isWorkedOutByItselfInTheNameOfWhoeverAskedForIt() {
        visitor.open("/analyst/segment.xhtml?name=high_lifetime_value");
        assertThat(browser.find("#refresh").getText()).contains("never; only when somebody asks");
        browser.find("#every option[value=WEEKLY]").click();
        browser.find("#hour option[value='5']").click();
        browser.press("button[name=schedule]");
        assertThat(browser.find("#refresh").getText())
                .contains("Every Monday at 05:00 UTC", "05:00 UTC, in the name of Anna Lindqvist.");
        visitor.signIn("governance");
        visitor.open("/analyst/segment.xhtml?name=high_lifetime_value");
        assertThat(browser.find("#refresh").getText()).contains("Every Monday at 05:00 UTC");
        assertThat(browser.findAll("button[name=schedule]")).isEmpty();
        signIn();
        visitor.open("/analyst/segment.xhtml?name=high_lifetime_value");
        browser.find("#every option[value='']").click();
        browser.press("button[name=schedule]");
        assertThat(browser.find("#refresh").getText()).contains("never; only when somebody asks");
    }

    @Test
    void isNotForThoseWhoOnlyLook() {
        visitor.signIn("governance");
        visitor.open("/analyst/segment.xhtml?name=abandoned_cart");
        assertThat(browser.findAll("a[href^='/analyst/segment-edit']")).isEmpty();
        browser.go(application.address(EDIT + "abandoned_cart"));
        assertThat(browser.status()).isEqualTo(403);
        browser.consoleErrors();
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
    void fitsEveryScreen(String palette, int width) throws Exception {
        browser.systemPrefers(palette);
        browser.resize(width);
        for (String page : new String[] {
            "segment-edit.xhtml?name=abandoned_cart",
            "segment-new.xhtml",
            "segment.xhtml?name=abandoned_cart",
            "history.xhtml?of=segment&name=abandoned_cart"
        }) {
            visitor.open("/analyst/" + page);
            assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page)
                    .isTrue();
            browser.picture("workbench-%s-%s-%d".formatted(page.replaceAll("[.?].*", ""), palette, width));
        }
    }

    private void discard() {
        Waiting.until(() -> browser.find("#check").getText(), "Discard it");
        browser.find("button[name=discard]").click();
        Waiting.until(() -> browser.find("#check").getText().contains("Discard it") ? "there" : "gone", "gone");
    }

    private String value() {
        return String.valueOf(browser.run("return document.querySelector('.CodeMirror').CodeMirror.getValue()"));
    }

    private void write(String text) {
        browser.run("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", text);
    }
}
