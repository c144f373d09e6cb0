package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The governance team looks a person up; nobody does so without a reason and a record. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class PersonIT {
    private static final String HERE = "/governance/person.xhtml";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    PersonIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        application.writeIdentityKey();
        visitor.signIn("governance");
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void recordsALookUpThatTheWarehouseDoesNotAnswer() throws Exception {
        visitor.open("/overview.xhtml");
        browser.press("nav a[href='/governance/person.xhtml']");
        lookUp("Ann.Who.Nobody.Knows@example.org", "Request 4711 of the person");
        assertThat(browser.address()).contains("?lookup=").doesNotContain("example.org");
        String address = browser.address();
        Waiting.untilOpenedWith(() -> browser.go(address), browser::text, "The warehouse does not answer.");
        assertThat(browser.find("#look-up").getText())
                .contains(
                        "No answer",
                        "E-mail email:",
                        "Goran Petrović",
                        "Request 4711 of the person",
                        "The warehouse does not answer.");
        assertThat(browser.find("#record tbody tr").getText())
                .contains("Goran Petrović", "E-mail", "Request 4711 of the person", "No answer");
        assertThat(browser.text().toLowerCase(Locale.ROOT)).doesNotContain("ann.who");
        assertThat(application.log()).doesNotContain("Who.Nobody.Knows");
    }

    @Test
    void refusesALookUpWithoutAReasonOrWithWhatIsNoIdentifier() {
        visitor.open(HERE);
        lookUp("ann@example.org", "");
        assertThat(browser.find("[role=alert]").getText()).contains("Cannot look anybody up without a reason");
        lookUp("no address at all", "Request 4712");
        assertThat(browser.find("[role=alert]").getText())
                .contains("\"xx xxxxxxx xx xxx\"", "as an e-mail address", "it has no @");
        assertThat(browser.find("#reason").getAttribute("value")).isEqualTo("Request 4712");
        lookUp("", "Request 4713");
        assertThat(browser.find("[role=alert]").getText()).contains("without an identifier");
        assertThat(browser.findAll("a"))
                .as("no link carries what was typed")
                .noneMatch(link -> String.valueOf(link.getAttribute("href")).contains("4713"));
    }

    @Test
    void showsTheRecordToOthersButNotWhatWasFound() {
        visitor.open(HERE + "?lookup=1");
        assertThat(browser.find("#look-up").getText())
                .contains("Look-up 1", "Found", "Request 4700", "shown for a quarter of an hour to whoever asked");
        assertThat(browser.findAll("#held")).isEmpty();
    }

    @Test
    void turnsThePagesOfALongRecord() {
        visitor.open(HERE);
        assertThat(browser.find("nav.pages").getText()).contains("1 to 20 of");
        browser.press("nav.pages a[rel=next]");
        assertThat(browser.address()).endsWith("?page=2");
        assertThat(browser.find("nav.pages").getText()).contains("Previous", "21 to");
    }

    @Test
    void opensForNobodyElse() {
        visitor.signIn("analyst");
        browser.go(application.address(HERE));
        assertThat(browser.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390"})
    void looksAsItShould(String palette, int width) throws IOException {
        browser.systemPrefers(palette);
        browser.resize(width);
        visitor.open(HERE + "?lookup=1");
        browser.picture("governance-person-%s-%d".formatted(palette, width));
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(width);
    }

    private void lookUp(String identifier, String reason) {
        browser.find("#identifier").sendKeys(identifier);
        browser.run("document.getElementById('reason').value = ''");
        browser.find("#reason").sendKeys(reason);
        browser.press("button[name=look]");
    }
}
