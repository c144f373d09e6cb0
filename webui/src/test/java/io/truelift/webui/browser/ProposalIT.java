package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.Revision;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person of the governance team edits the dictionary where it stands, another approves, and git has it. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ProposalIT {
    private static final String TABLE = "/governance/table.xhtml?name=governed.survey_answer";
    private static final String FILE = "governance/dictionary/survey_answer.odcs.yaml";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    ProposalIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void editsAFieldThatASecondPersonApproves() throws IOException {
        propose(
                "channel",
                "description",
                "Channel on which the survey reached the person.",
                "The old words said too little");
        assertThat(browser.address()).contains("/governance/proposal.xhtml?id=");
        assertThat(browser.find("h1").getText()).contains("governed.survey_answer: channel description", "Open");
        assertThat(browser.find("#diff").getText())
                .contains(FILE, "+", "Channel on which the survey reached the person.", "−");
        assertThat(browser.find("#effects").getText()).contains("No definition breaks");
        assertThat(browser.find("#decide").getText()).contains("somebody else of the governance team decides");
        assertThat(browser.findAll("button[value=approve]")).isEmpty();
        String proposal = browser.address().replace("#edit", "");

        visitor.signIn(RunningApplication.SECOND_OF_GOVERNANCE);
        visitor.open(TABLE);
        browser.press(".notice a[href*='/governance/proposal.xhtml']");
        assertThat(browser.address()).isEqualTo(proposal);
        browser.press("button[value=approve]");
        assertThat(browser.find("h1").getText()).contains("Approved");
        assertThat(browser.text())
                .contains("Approved by Stella Brandt", "Written as commit", "./truelift dictionary publish");
        Revision newest = new ContentHistory(
                        new Project(application.project(), application.project()), Clock.systemUTC())
                .revisions(FILE)
                .getFirst();
        assertThat(newest.author()).isEqualTo("Goran Petrović");
        assertThat(newest.message()).contains("The old words said too little", "approved by Stella Brandt");
        visitor.open(TABLE);
        assertThat(browser.text())
                .contains("Channel on which the survey reached the person.")
                .doesNotContain("Proposed and not decided");
        visitor.open("/governance/proposals.xhtml");
        assertThat(browser.find("#decided").getText())
                .contains("channel description", "Approved", "decided by Stella Brandt");
    }

    @Test
    void isRefusedForItsAuthorAndForWhatWouldBeAMistake() {
        propose("product", "description", "no", "Shorter");
        assertThat(browser.find("[role=alert]").getText()).contains("says too little");
        assertThat(browser.find("#field-description").getAttribute("value")).isEqualTo("no");
        propose("product", "description", "Product or service that the survey asked about.", "");
        assertThat(browser.find("[role=alert]").getText()).contains("without a reason");
        propose("product", "description", "Product or service that the survey asked about.", "Clearer");
        String proposal = browser.address().replace("#edit", "");
        browser.run(
                "const form = document.querySelector('#decide form'); form.querySelector('button').value = 'approve';");
        browser.press("#decide button");
        assertThat(browser.find("[role=alert]").getText()).contains("you proposed it yourself");
        browser.go(proposal);
        browser.press("button[value=withdraw]");
        assertThat(browser.find("h1").getText()).contains("Withdrawn");
    }

    @Test
    void showsWhichQuestionsBreakBeforeAnybodyDecides() {
        visitor.open("governance", TABLE + "&edit=score");
        browser.find("#field-classification option[value=sensitive]").click();
        browser.find("#reason").sendKeys("Scores can be told apart");
        browser.press("button[name=propose]");
        assertThat(browser.find("#effects").getText())
                .contains(
                        "definitions break",
                        "analysts are refused it without a sign-off",
                        "sql/satisfaction/csat.sql",
                        "Satisfaction",
                        "the report");
        visitor.signIn(RunningApplication.SECOND_OF_GOVERNANCE);
        visitor.open("/governance/proposals.xhtml");
        browser.press("#open .ledger a");
        browser.press("button[value=reject]");
        assertThat(browser.find("[role=alert]").getText()).contains("without a reason");
        browser.find("#reason").sendKeys("Reports need it");
        browser.press("button[value=reject]");
        assertThat(browser.text()).contains("Rejected by Stella Brandt", "Reports need it");
    }

    @Test
    void offersNoEditToOthers() throws IOException {
        visitor.open("analyst", TABLE + "&edit=score");
        assertThat(browser.findAll("form.contract-form, a[aria-label^=Edit]")).isEmpty();
        assertThat(Files.readString(application.project().resolve(FILE))).doesNotContain("sensitive");
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390"})
    void looksAsItShould(String palette, int width) throws IOException {
        browser.systemPrefers(palette);
        browser.resize(width);
        visitor.open("governance", TABLE + "&edit=channel");
        picture("table-edit", palette, width);
        browser.find("#field-classification option[value=personal]").click();
        browser.find("#reason").sendKeys("Few people answer by some channels");
        browser.press("button[name=propose]");
        picture("proposal", palette, width);
        browser.press("button[value=withdraw]");
        visitor.open("/governance/proposals.xhtml");
        picture("proposals", palette, width);
    }

    private void picture(String what, String palette, int width) throws IOException {
        browser.picture("governance-%s-%s-%d".formatted(what, palette, width));
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .as(what)
                .isLessThanOrEqualTo(width);
    }

    private void propose(String column, String field, String value, String reason) {
        visitor.open("governance", TABLE);
        browser.press("a[aria-label='Edit " + column + "']");
        browser.find("#field-" + field).clear();
        browser.find("#field-" + field).sendKeys(value);
        browser.find("#reason").sendKeys(reason);
        browser.press("button[name=propose]");
    }
}
