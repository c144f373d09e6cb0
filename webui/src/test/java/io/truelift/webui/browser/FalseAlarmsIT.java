package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often an experiment's tests raise a false alarm, asked for and shown. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class FalseAlarmsIT {
    private static final String HILLSTROM = "/analyst/false-alarms.xhtml?name=hillstrom_email";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    FalseAlarmsIT(RunningApplication application, Browser browser) {
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
    void saysOfEachMetricWhetherItsLevelHolds() {
        visitor.open("analyst", HILLSTROM);
        assertThat(browser.find("#alarms h2").getText()).isEqualTo("5.0% are expected");
        assertThat(browser.find("#alarms").getText()).contains("42,613 units dealt 1,000 times");
        assertThat(browser.find("#alarms table").getText().replace('\n', ' '))
                .contains(
                        "Visited within two weeks 5.2% 4.0% to 6.8% 5.0% 52 of 1,000 As expected",
                        "Bought within two weeks 3.4% 2.4% to 4.7% 5.0% 34 of 1,000 Less often than expected",
                        "Spend per customer 8.1% 6.6% to 10.0% 5.0% 81 of 1,000 Too often",
                        "Satisfaction",
                        "Cannot be told");
        assertThat(browser.findAll("#alarms .notice")).hasSize(2);
        assertThat(browser.find("#alarms .notice.bad").getText())
                .contains("Spend per customer: too often.", "8.1%", "5.0%");
        assertThat(browser.find("nav a.here").getText()).isEqualTo("Plan and analyse");
    }

    @Test
    void dealsAnewInTheBackgroundAndSaysWhyThereIsNoAnswer() {
        visitor.open("analyst", "/analyst/false-alarms.xhtml?name=welcome_personalization");
        assertThat(browser.findAll("#alarms")).isEmpty();
        assertThat(browser.findAll("#times option"))
                .extracting(option -> option.getText())
                .containsExactly("200 times", "1,000 times", "5,000 times");
        browser.press("#deal button.primary");
        Waiting.until(
                () -> {
                    browser.go(application.address("/analyst/false-alarms.xhtml?name=welcome_personalization"));
                    return browser.find("#deal").getText();
                },
                "The warehouse does not answer.");
    }

    @Test
    void showsHowLongItRunsAndCanBeTakenBack() throws Exception {
        try (var silent = application.silentWarehouse()) {
            visitor.open("analyst", "/analyst/false-alarms.xhtml?name=cart_reminder");
            browser.press("#deal button.primary");
            assertThat(browser.find("#deal .running").getText())
                    .contains("Dealing the units anew and testing 6 metrics each time", "Cancel");
            browser.press("#deal .running button");
            assertThat(browser.findAll("#deal .running")).isEmpty();
        }
    }

    @Test
    void isLinkedFromTheExperimentAndItsReportForThoseWhoMayOpenIt() {
        visitor.open("analyst", "/analyst/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.findAll("a[href='" + HILLSTROM + "']")).hasSize(1);
        visitor.open("/executive/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.findAll("#checks a[href='" + HILLSTROM + "']")).hasSize(1);
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.findAll("a[href='" + HILLSTROM + "']")).isEmpty();
        browser.go(application.address(HILLSTROM));
        assertThat(browser.status()).isEqualTo(403);
    }
}
