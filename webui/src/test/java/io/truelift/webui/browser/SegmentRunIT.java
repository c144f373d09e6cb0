package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Segments that are run in the name of an analyst, over a real Trino with two dozen people. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class SegmentRunIT {
    private static final List<String> TABLES =
            List.of("governed.consent", "governed.customer", "governed.order_line", "governed.event");

    private static RunningApplication overWarehouse;

    private final Browser browser;
    private final Visitor visitor;

    SegmentRunIT(Browser browser) {
        this.browser = browser;
        this.visitor = new Visitor(overWarehouse, browser);
    }

    @BeforeAll
    static void start() throws Exception {
        TestWarehouse warehouse = TestWarehouse.shared();
        warehouse.empty("analytics.segment_member");
        for (String table : TABLES) {
            warehouse.empty(table);
            warehouse.execute(Resources.text(
                    io.truelift.analysis.report.Reports.class, table.substring(table.indexOf('.') + 1) + ".sql"));
        }
        Path folder = Files.createTempDirectory(
                Path.of(System.getProperty("truelift.screenshots"))
                        .toAbsolutePath()
                        .getParent(),
                "warehouse-");
        overWarehouse = RunningApplication.startOver(Settings.of(warehouse.project()), folder.resolve("application"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (overWarehouse != null) {
            overWarehouse.close();
        }
    }

    @Test
    void showsSizeConsentOverlapAndSomeCustomers() throws Exception {
        visitor.open("analyst", "/analyst/segment.xhtml?name=new_customers");
        browser.press("button[name=refresh]");
        Waiting.until(() -> browser.find(".tiles").getText(), "7.7% of 26"); // c02 and c05 of 26
        visitor.open("/analyst/segment-edit.xhtml?name=active_customers");
        browser.find("button[name=run]").click();
        Waiting.until(() -> browser.find("#outcome").getText(), "Shared with other segments");
        String outcome = browser.find("#outcome").getText();
        assertThat(outcome)
                .contains(
                        "Customers\n6\n23.1% of 26",
                        "Left out: no consent\nbelow 10", "New customers 2 2 33.3%", "United Kingdom")
                .doesNotContain("Lovelace");
        assertThat(browser.findAll("#outcome tbody tr")).hasSize(1 + 6);
        browser.picture("segment-run-light-1440");
        browser.find("button[name=explain]").click();
        Waiting.until(() -> browser.find("#outcome").getText(), "How the engine would find them");
        assertThat(browser.find("#outcome pre").getText()).contains("Fragment 0", "governed.event");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void marksWhatTheEngineFindsWrong() {
        visitor.open("analyst", "/analyst/segment-edit.xhtml?name=dormant_customers");
        browser.run(
                "document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])",
                "-- title: T\n-- description: D\n-- owner: crm\n-- purpose: analytics\n\nSELECT customer_id\nFROM lakehouse.governed.customer\nWHERE nonsense(country) = 1\n");
        Waiting.until(() -> browser.find("#check").getText(), "This is a segment.");
        browser.find("button[name=run]").click();
        Waiting.until(() -> browser.find("#check").getText(), "Line 8, column 7");
        assertThat(browser.find("#check").getText()).contains("nonsense");
        assertThat(browser.find(".mistaken-line").getText()).contains("WHERE nonsense");
    }
}
