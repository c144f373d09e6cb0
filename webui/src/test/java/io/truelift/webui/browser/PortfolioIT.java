package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every experiment on one page. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class PortfolioIT {
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    PortfolioIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @Test
    void filtersByOutcomeWithAnAddressToGoBackTo() throws IOException {
        visitor.signIn("executive");
        browser.go(application.address("/executive/experiments.xhtml"));
        assertThat(browser.text()).contains("Decision", "Badge “lowest price in 30 days”", "E-mail with merchandise");
        browser.picture("light-1440-portfolio");
        browser.press("#outcome option[value=LOST]");
        assertThat(browser.address()).contains("outcome=LOST");
        assertThat(browser.text())
                .contains("Badge “lowest price in 30 days”")
                .doesNotContain("E-mail with merchandise");
        assertThat(browser.find(".tiles").getText()).contains("Nothing has been shipped yet");
        browser.press("#outcome option[value='']");
        browser.press("#quarter option[value='2026-Q2']");
        assertThat(browser.address()).contains("quarter=2026-Q2");
        assertThat(browser.findAll(".portfolio tbody tr")).hasSize(1);
        assertThat(browser.text()).contains("Express checkout", "after 28 days");
        browser.go(application.address("/executive/experiments.xhtml?team=nobody"));
        assertThat(browser.text()).contains("No experiment is like that");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void saysWhatEachIsWorthWhatWasShippedComesToAndWhetherTheHoldoutSupportsIt() throws IOException {
        visitor.open("executive", "/executive/experiments.xhtml?sort=worth");
        String first = browser.find(".portfolio tbody tr:first-child").getText().replace('\u00a0', ' ');
        // 64,000 customers in 21 days are 1,112,381 in 365; each spent 0.769827 dollars more, 0.4851 to 1.0545 (see
        // PagesIT).
        assertThat(first).contains("E-mail with merchandise", "+$0.86m", "+$0.54m to +$1.17m");
        // 0.12 pounds, 0.071 to 0.169, times 782,143 customers.
        assertThat(browser.find(".tiles").getText())
                .contains(
                        "Shipped",
                        "+£94k",
                        "per year, +£56k to +£132k; 1 experiment",
                        "Win rate",
                        "How long they take");
        assertThat(browser.find("#sum").getText())
                .contains(
                        "Holdout supports the sum",
                        "Sum of what was shipped",
                        "1 experiment until 31 Aug 2026",
                        "+£101k",
                        "Everything against nothing",
                        "Holdout less sum");
        browser.find("#sum summary").click();
        assertThat(browser.find("#sum").getText()).contains("winner’s curse");
        browser.picture("light-1440-portfolio-worth");
        browser.systemPrefers("dark");
        browser.resize(390);
        browser.picture("dark-390-portfolio-worth");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
        browser.systemPrefers("light");
        browser.resize(1440);
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
