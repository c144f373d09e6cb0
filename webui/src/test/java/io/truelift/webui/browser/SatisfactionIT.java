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
    private final Browser browser;
    private final Visitor visitor;

    SatisfactionIT(RunningApplication application, Browser browser) {
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        visitor.signIn("executive");
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
    }

    @Test
    void setsTheScoreOfThoseWhoAnsweredBesideThatOfAllCustomers() {
        visitor.open(PAGE);
        assertThat(text("#csat"))
                .contains(
                        "Score of those who answered",
                        "78.0%",
                        "Score weighed to all customers",
                        "75.9%",
                        "74.6% to 77.2%",
                        "48,210 customers, by country",
                        "Mean answer",
                        "4.060",
                        "4.029 to 4.091",
                        "Response rate",
                        "27.54%",
                        "5,214 of 18,930 asked",
                        "2 have fewer than 10 answers and are weighed together");
    }

    @Test
    void saysThatAResponseRateIsNotKnown() {
        visitor.open(PAGE);
        assertThat(text("#nps"))
                .contains(
                        "It is not known who was asked, so there is no response rate.",
                        "promoters",
                        "passives",
                        "detractors")
                .doesNotContain("Response rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void drawsTheScoreOverTimeAndByWhatDrivesIt(String palette) {
        browser.systemPrefers(palette);
        visitor.open(PAGE);
        assertThat(text("#csat")).contains("By month", "By channel", "By segment");
        visitor.seesCharts(7);
    }

    @Test
    void saysWhatIsWithheldAndWhy() {
        visitor.open(PAGE);
        assertThat(text("#airline_satisfied")).contains("Withheld: Crew. Fewer than 10 people answered there");
        browser.find("#airline_satisfied details summary").click();
        assertThat(text("#airline_satisfied details")).contains("Crew withheld", "Business 69.30%");
    }

    @Test
    void leadsToTheExperimentsThatAskedAndWarnsWhereVariantsAnswerUnlike() {
        visitor.open(PAGE);
        assertThat(text("#experiments"))
                .contains(
                        "Free delivery from £30",
                        "Would recommend us",
                        "+3.8 points",
                        "The variants do not answer alike often",
                        "other people may have answered");
        browser.press("#experiments a[href*=free_shipping]");
        assertThat(browser.find("h1").getText()).isEqualTo("Free delivery from £30");
    }

    private String text(String selector) {
        return browser.find(selector).getText().replace('\u00a0', ' ');
    }
}
