package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How content customers are, how sure that is, and what drives it. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class SatisfactionIT {
    private static final String PAGE = "/executive/satisfaction.xhtml";
    private static final int COLOURS_OF_A_DRAWING = 50;

    private final RunningApplication application;
    private final Browser browser;

    SatisfactionIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
    }

    @BeforeEach
    void signIn() {
        browser.go(application.address("/sign-in.xhtml"));
        browser.forgetCookies();
        browser.signIn(application.address("/overview.xhtml"), "executive", RunningApplication.password("executive"));
        browser.consoleErrors();
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
    }

    @Test
    void setsTheScoreOfThoseWhoAnsweredBesideThatOfAllCustomers() {
        open();
        assertThat(text("#csat")).contains(
                "Score of those who answered", "78.0%", "Score weighed to all customers", "75.9%", "74.6% to 77.2%", "48,210 customers, by country",
                "Mean answer", "4.060", "4.029 to 4.091", "Response rate", "27.54%", "5,214 of 18,930 asked", "2 have fewer than 10 answers and are weighed together");
    }

    @Test
    void saysThatAResponseRateIsNotKnown() {
        open();
        assertThat(text("#nps")).contains("It is not known who was asked, so there is no response rate.", "promoters", "passives", "detractors").doesNotContain("Response rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void drawsTheScoreOverTimeAndByWhatDrivesIt(String palette) {
        browser.systemPrefers(palette);
        open();
        assertThat(text("#csat")).contains("By month", "By channel", "By segment");
        assertThat(browser.coloursOfCanvases()).hasSize(7).allSatisfy(count -> assertThat(count).isGreaterThan(COLOURS_OF_A_DRAWING));
    }

    @Test
    void saysWhatIsWithheldAndWhy() {
        open();
        assertThat(text("#airline_satisfied")).contains("Withheld: Crew. Fewer than 10 people answered there");
        browser.find("#airline_satisfied details summary").click();
        assertThat(text("#airline_satisfied details")).contains("Crew withheld", "Business 69.30%");
    }

    @Test
    void leadsToTheExperimentsThatAskedAndWarnsWhereVariantsAnswerUnlike() {
        open();
        assertThat(text("#experiments")).contains("Free delivery from £30", "Would recommend us", "+3.8 points", "The variants do not answer alike often", "other people may have answered");
        browser.press("#experiments a[href*=free_shipping]");
        assertThat(browser.find("h1").getText()).isEqualTo("Free delivery from £30");
    }

    private String text(String selector) {
        return browser.find(selector).getText().replace('\u00a0', ' ');
    }

    private void open() {
        browser.go(application.address(PAGE));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
