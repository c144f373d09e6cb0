package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people see when something is away or wrong: words, with what to do next. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ProblemsIT {

    @Test
    void namesTheContractThatIsWrong(RunningApplication application, Browser browser) throws Exception {
        new Visitor(application, browser).signIn("governance");
        Path wrong = application.project().resolve("governance/dictionary/wrong.odcs.yaml");
        Files.writeString(wrong, "id: another\n");
        try {
            browser.go(application.address("/governance/dictionary.xhtml"));
            assertThat(browser.status()).isEqualTo(500);
            assertThat(browser.text())
                    .contains("The data dictionary has a mistake", "wrong.odcs.yaml", "Mend the file in governance/")
                    .doesNotContain("Exception");
        } finally {
            Files.delete(wrong);
        }
        browser.go(application.address("/governance/dictionary.xhtml"));
        assertThat(browser.status()).isEqualTo(200);
    }

    @Test
    void namesTheSegmentThatIsWrong(RunningApplication application, Browser browser) throws Exception {
        new Visitor(application, browser).signIn("governance");
        Path wrong = application.project().resolve("sql/segments/wrong.sql");
        Files.writeString(wrong, "SELECT nothing FROM nowhere\n");
        try {
            browser.go(application.address("/analyst/segments.xhtml"));
            assertThat(browser.status()).isEqualTo(200);
            assertThat(browser.find("[role=alert]").getText()).contains("1 file needs mending", "wrong.sql, line 1");
            assertThat(browser.text()).contains("Abandoned cart").doesNotContain("Exception");
            browser.go(application.address("/analyst/segment.xhtml?name=wrong"));
            assertThat(browser.find("[role=alert]").getText()).contains("The file needs mending.", "wrong.sql, line 1");
        } finally {
            Files.delete(wrong);
        }
    }

    @Test
    void saysThatTheDatabaseIsAway(Browser browser, @TempDir Path folder) throws Exception {
        try (RunningApplication application = RunningApplication.start(folder.resolve("application"))) {
            new Visitor(application, browser).signIn("governance");
            application.stopDatabase();
            browser.go(application.address("/executive/experiments.xhtml"));
            assertThat(browser.text())
                    .contains("The database that holds the accounts does not answer", "./truelift status")
                    .doesNotContain("Exception");
        }
    }
}
