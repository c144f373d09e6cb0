package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports are kept, and people decide on one of them. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ReportVersionsIT {
    private static final String BADGE = "/executive/experiment.xhtml?name=price_badge";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    ReportVersionsIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @AfterEach
    void theConsoleHasNoErrors() {
        assertThat(browser.consoleErrors()).isEmpty();
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void opensAnEarlierVersionAndSaysThatThereIsANewerOne() {
        visitor.open("executive", BADGE);
        assertThat(browser.find(".verdict").getText()).contains("The badge lost");
        assertThat(browser.findAll("#outdated")).isEmpty();
        assertThat(browser.findAll("#versions tbody tr")).hasSize(2);
        browser.press("#versions tbody tr:last-child a.row-link");
        assertThat(browser.address()).contains("name=price_badge&version=");
        assertThat(browser.find(".verdict").getText()).contains("a week after its start");
        assertThat(browser.find("#outdated").getText()).contains("13 November 2026", "There is a newer one");
        browser.press("#outdated a");
        assertThat(browser.find(".verdict").getText()).contains("The badge lost");
    }

    @Test
    void comparesTwoVersionsAndMarksWhatChanged() throws IOException {
        visitor.open("executive", BADGE);
        browser.press("#versions tbody tr:last-child td:last-child a");
        assertThat(browser.address()).contains("/executive/comparison.xhtml?name=price_badge&from=");
        assertThat(browser.text())
                .contains(
                        "2 of ",
                        "Not enough data",
                        "Lost",
                        "a week after its start",
                        "The badge lost",
                        "Snapshot of governed.exposure");
        assertThat(browser.findAll("table.comparison .badge.early"))
                .hasSize(3); // the time, the verdict and its sentence
        browser.picture("light-1440-comparison");
        browser.resize(390);
        browser.picture("light-390-comparison");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void recordsADecisionWithWhoAndWhyAndRefusesOneWithoutAReason() throws IOException {
        visitor.open("analyst", BADGE);
        browser.press("#decision button");
        assertThat(browser.find("#decision").getText())
                .contains("Cannot record a decision without a reason", "say in a sentence why");
        browser.find("#choice option[value=DO_NOT_SHIP]").click();
        browser.find("#reason").sendKeys("It costs revenue – 7% of it");
        browser.press("#decision button");
        assertThat(browser.address()).contains("version=").endsWith("#decision");
        assertThat(browser.find("#decision").getText())
                .contains("Do not ship it", "Anna Lindqvist", "It costs revenue – 7% of it");
        browser.picture("light-1440-decision");
        browser.resize(390);
        browser.systemPrefers("dark");
        browser.go(application.address(BADGE));
        browser.picture("dark-390-decision");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void showsAnExecutiveTheDecisionAndNoForm() {
        visitor.open("executive", BADGE);
        assertThat(browser.find("#decision").getText()).contains("Decision");
        assertThat(browser.findAll("#decision form")).isEmpty();
    }
}
