package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        for (String role : RunningApplication.ROLES) {
            browser.forgetCookies();
            browser.go(application.address("/"));
            browser.find("#name").sendKeys(role);
            browser.find("#password").sendKeys(RunningApplication.password(role));
            browser.find("button.primary").click();
            browser.go(application.address("/overview.xhtml"));
            browser.picture(role + "-overview");
        }
        for (String palette : List.of("light", "dark")) {
          browser.systemPrefers(palette);
          for (int width : new int[] {1440, 390}) {
            browser.resize(width);
            for (String page : List.of("overview", "executive/experiments", "executive/experiment?name=hillstrom_email", "executive/experiment?name=welcome_personalization", "executive/experiment?name=cart_reminder", "executive/satisfaction", "executive/attribution?source=channel_paths", "analyst/segments", "analyst/segment?name=abandoned_cart", "governance/dictionary?words=consent", "governance/table?name=governed.customer", "governance/quality", "governance/nothing")) {
                browser.go(application.address("/" + (page.contains("?") ? page.replace("?", ".xhtml?") : page + ".xhtml")));
                browser.picture(page.replaceAll("[/?=.]", "-") + "-" + palette + "-" + width);
                System.out.println(page + browser.consoleErrors() + browser.coloursOfCanvases() + " " + browser.run("return document.documentElement.scrollWidth"));
            }
          }
        }
        assertThat(browser.address()).isNotNull();
    }
}
