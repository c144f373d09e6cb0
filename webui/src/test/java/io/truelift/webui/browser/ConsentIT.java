package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The governance team sees who agreed to what, and what a wave of withdrawals did. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ConsentIT {
    private final Browser browser;
    private final Visitor visitor;

    ConsentIT(RunningApplication application, Browser browser) {
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        visitor.signIn("governance");
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void seesRatesNowAndOverTime() {
        visitor.open("/overview.xhtml");
        browser.press("nav a[href='/governance/consent.xhtml']");
        // 26 weeks of 1,900 less 82, 83, ... 107 and a wave of 4,120: 42,823 of 48,210.
        assertThat(browser.find(".tiles").getText())
                .contains("Being counted", "88.8%", "42,823 agreed", "1,040 said no", "4,347 never spoke");
        visitor.seesCharts(1);
        assertThat(browser.find("nav a.here").getText()).isEqualTo("Consent");
    }

    @Test
    void seesWhatAWaveDidToSegments() {
        visitor.open("/governance/consent.xhtml");
        String wave = browser.find("#wave-analytics-2026-09-21").getText();
        assertThat(wave)
                .contains(
                        "Week of 21 Sept 2026",
                        "Being counted",
                        "4,219 customers ceased to agree, usually 80",
                        "4,217 took it back, 2 ran out");
        assertThat(wave).contains("High lifetime value", "4,310", "612", "3,707", "−14.0%");
        assertThat(browser.find("#waves").getText()).contains("Well off is left out");
        browser.press("#waves a[href='/analyst/segment.xhtml?name=abandoned_cart']");
        assertThat(browser.find("h1").getText()).isEqualTo("Abandoned cart");
    }

    @Test
    void choosesAPurposeWithAnAddressToGoBackTo() {
        visitor.open("/governance/consent.xhtml");
        browser.press("#purpose option[value=marketing_email]");
        assertThat(browser.address()).contains("purpose=marketing_email");
        assertThat(browser.find("#periods tbody tr").getText()).contains("Week of 16 Nov 2026", "900", "145");
        assertThat(browser.find("#waves").getText()).contains("No wave");
    }

    @Test
    void countsAgainAndSaysThatTheWarehouseIsAway() {
        visitor.open("/governance/consent.xhtml");
        browser.press("button[name=count]");
        Waiting.untilOpenedWith(
                () -> visitor.open("/governance/consent.xhtml"), browser::text, "The warehouse does not answer.");
        assertThat(browser.text()).contains("The warehouse does not answer.", "Count again", "42,823 agreed");
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390"})
    void looksAsItShould(String palette, int width) throws IOException {
        browser.systemPrefers(palette);
        browser.resize(width);
        visitor.open("/governance/consent.xhtml");
        browser.picture("governance-consent-%s-%d".formatted(palette, width));
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(width);
    }
}
