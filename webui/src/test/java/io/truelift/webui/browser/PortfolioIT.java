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
        assertThat(browser.text()).contains("Badge “lowest price in 30 days”").doesNotContain("E-mail with merchandise");
        browser.go(application.address("/executive/experiments.xhtml?team=nobody"));
        assertThat(browser.text()).contains("No experiment is like that");
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
