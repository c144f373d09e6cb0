package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.account.Role;
import io.truelift.webui.security.Page;
import java.nio.file.Path;
import java.util.stream.Stream;
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
            Visitor visitor = new Visitor(application, browser);
            for (Role role : Role.values()) {
                visitor.signIn(role.word());
                for (Page page : Stream.of(Page.values())
                        .filter(page -> page.opensFor(role))
                        .toList()) {
                    browser.go(application.address(page.path()));
                    // A page of one thing says that there is no such thing.
                    assertThat(browser.status()).as("%s, %s", page.path(), role).isIn(200, 404);
                    assertThat(browser.consoleErrors())
                            .as(page.path())
                            .filteredOn(message -> !message.contains("responded with a status of 404"))
                            .isEmpty();
                }
            }
            browser.go(application.address(Page.ATTRIBUTION.path()));
            assertThat(browser.text()).contains("No journeys have been credited yet", "./truelift attribution");
            browser.go(application.address(Page.SATISFACTION.path()));
            assertThat(browser.text())
                    .contains(
                            "No survey has been scored yet",
                            "./truelift satisfaction",
                            "No experiment has asked its customers yet");
            browser.go(application.address(Page.EXPERIMENTS.path()));
            assertThat(browser.text()).contains("No experiment has been analysed yet");
            assertThat(browser.findAll(".downloads")).isEmpty();
        }
    }
}
