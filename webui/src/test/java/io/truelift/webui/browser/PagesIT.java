package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
class PagesIT {
    @TempDir static Path folder;
    private static RunningApplication application;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        application = RunningApplication.start(folder.resolve("application"));
        browser = Browser.open(folder.resolve("profile"), Path.of(System.getProperty("truelift.screenshots")));
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        application.close();
    }

    @Test
    void pictures() throws Exception {
        browser.go(application.address("/"));
        browser.picture("sign-in");
        System.out.println(browser.consoleErrors());
        for (String role : RunningApplication.ROLES) {
            browser.forgetCookies();
            browser.go(application.address("/"));
            browser.find("#name").sendKeys(role);
            browser.find("#password").sendKeys(RunningApplication.password(role));
            browser.find("button.primary").click();
            System.out.println(browser.address());
            browser.picture(role + "-overview");
        }
        for (String page : java.util.List.of("executive/experiments", "executive/experiment?name=hillstrom_email", "executive/satisfaction", "executive/attribution", "analyst/segments", "analyst/segment?name=abandoned_cart", "governance/dictionary", "governance/table?name=governed.customer", "governance/quality", "governance/nothing")) {
            browser.go(application.address("/" + (page.contains("?") ? page.replace("?", ".xhtml?") : page + ".xhtml")));
            browser.picture(page.replaceAll("[/?=.]", "-"));
            System.out.println(page + browser.consoleErrors() + browser.coloursOfCanvases());
        }
        assertThat(browser.address()).isNotNull();
    }
}
