package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.webui.security.Page;
import io.truelift.webui.security.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people see before anything was worked out: what to do first, and no page that breaks. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class FirstDayIT {
    @Test
    void everyPageSaysWhatToDoFirst(Browser browser, @TempDir Path folder) throws Exception {
        try (RunningApplication application = RunningApplication.startWithoutReports(folder.resolve("application"))) {
            for (Role role : List.of(Role.ANALYST, Role.GOVERNANCE)) {
                new Visitor(application, browser).signIn(role.word());
                for (Page page : Page.values()) {
                    if (page.opensFor(role)) {
                        browser.go(application.address(page.path()));
                        // A page of one thing says that there is no such thing.
                        assertThat(browser.status()).as(page.path()).isIn(200, 404);
                        assertThat(browser.consoleErrors()).as(page.path()).filteredOn(message -> !message.contains("responded with a status of 404")).isEmpty();
                    }
                }
            }
            browser.go(application.address(Page.ATTRIBUTION.path()));
            assertThat(browser.text()).contains("No journeys have been credited yet", "./truelift attribution");
            browser.go(application.address(Page.SATISFACTION.path()));
            assertThat(browser.text()).contains("No survey has been scored yet", "./truelift satisfaction", "No experiment has asked its customers yet");
            browser.go(application.address(Page.EXPERIMENTS.path()));
            assertThat(browser.text()).contains("No experiment has been analysed yet");
            assertThat(browser.findAll(".downloads")).isEmpty();
        }
    }
}
