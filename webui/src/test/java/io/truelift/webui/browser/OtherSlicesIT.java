package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** The report of an experiment by a column that the experiment does not name. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class OtherSlicesIT {
    private static final String HILLSTROM = "/executive/experiment.xhtml?name=hillstrom_email";
    private static final String BY_AREA = HILLSTROM + "&column=area_type";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    OtherSlicesIT(RunningApplication application, Browser browser) {
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
    void offersWhatTheRoleSeesAndTheDictionaryLetsPeopleSliceBy() {
        visitor.open("analyst", HILLSTROM);
        List<String> offered = browser.findAll("#column option").stream()
                .map(WebElement::getText)
                .toList();
        assertThat(offered).contains("country", "area type", "loyalty tier", "is new");
        assertThat(offered)
                .doesNotContain("customer id", "gender", "income band", "feeds", "run id", "consent analytics");
    }

    @Test
    void showsWhatWasFoundUnderAnAddressThatCanBeHandedOn() {
        visitor.open("analyst", HILLSTROM);
        browser.press("#other-slices p a");
        assertThat(browser.find("#other-slices h2").getText()).isEqualTo("Visited within two weeks by area type");
        assertThat(browser.find("#other-slices table").getText()).contains("rural", "suburban", "unknown", "urban");
        browser.find("#other-slices details summary").click();
        assertThat(browser.find("#other-slices details").getText())
                .contains("Kind of neighbourhood", "SHA-256 of the statement", "governed.exposure");
        visitor.open("executive", BY_AREA + "&measured=revenue_per_customer&treatment=womens");
        assertThat(browser.find("#other-slices h2").getText()).isEqualTo("Spend per customer by area type");
        assertThat(browser.findAll("#column")).isEmpty();
        visitor.seesCharts(5);
    }

    @Test
    void asksInTheBackgroundAndSaysWhyThereIsNoAnswer() {
        visitor.open("analyst", HILLSTROM + "&column=country");
        browser.press("#other-slices button[name=slice]");
        Waiting.until(
                () -> {
                    browser.go(application.address(HILLSTROM + "&column=country"));
                    return browser.find("#other-slices").getText();
                },
                "The warehouse does not answer.");
    }
}
