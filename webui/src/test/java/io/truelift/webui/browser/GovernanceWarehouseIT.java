package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.identity.IdentifierValuesReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.KeyChain;
import io.truelift.governance.privacy.ConsentReport;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the governance team asks of a real Trino, in a browser: a person, consent, and lines that were set aside. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class GovernanceWarehouseIT {
    private static final List<String> CONSENT =
            List.of("governed.customer", "governed.consent", "governed.consent_history");
    private static final List<String> OTHERS = List.of(
            "governed.identity",
            "governed.order_line",
            "raw.order_line",
            "governance.quarantine",
            "governance.run",
            "governance.quality_result");

    private static RunningApplication overWarehouse;

    private final Browser browser;
    private final Visitor visitor;

    GovernanceWarehouseIT(Browser browser) {
        this.browser = browser;
        this.visitor = new Visitor(overWarehouse, browser);
    }

    @BeforeAll
    static void start() throws Exception {
        TestWarehouse warehouse = TestWarehouse.shared();
        for (String table : CONSENT) {
            warehouse.empty(table);
            warehouse.execute(Resources.text(ConsentReport.class, table.substring(table.indexOf('.') + 1) + ".sql"));
        }
        OTHERS.forEach(warehouse::empty);
        Path folder = Files.createTempDirectory(
                Path.of(System.getProperty("truelift.screenshots"))
                        .toAbsolutePath()
                        .getParent(),
                "warehouse-");
        overWarehouse = RunningApplication.startOver(Settings.of(warehouse.project()), folder.resolve("application"));
        overWarehouse.writeIdentityKey();
        Identifiers keys = new Identifiers(
                KeyChain.of(List.of("k".repeat(40))),
                IdentifierValuesReader.read(overWarehouse.project().resolve("governance")));
        warehouse.execute(
                """
                INSERT INTO lakehouse.governed.identity (identifier_type, identifier, customer_id, record_count, linked_at)
                VALUES ('email', '%1$s', 'p12', 3, TIMESTAMP '2026-01-05 09:00:00 UTC'), ('login', '%2$s', 'p12', 1, TIMESTAMP '2026-01-05 09:00:00 UTC')
                """.formatted(keys.of("email", "ada@example.org"), keys.of("login", "ada")),
                """
                INSERT INTO lakehouse.governed.order_line (record_id, customer_id, feed, run_id) VALUES ('o1', 'p12', 'shop_order', 'run-1'), ('o2', 'p12', 'shop_order', 'run-1')
                """,
                """
                INSERT INTO lakehouse.raw.order_line (record_id, identifiers, feed, run_id) VALUES ('r1', ARRAY['%s'], 'shop_order', 'run-1')
                """.formatted(keys.of("email", "ada@example.org")),
                """
                INSERT INTO lakehouse.governance.run (run_id, started_at, finished_at, lines_in, lines_published, lines_quarantined, customers)
                VALUES ('run-1', TIMESTAMP '2026-05-02 00:00:00 UTC', TIMESTAMP '2026-05-02 00:01:20 UTC', 400, 280, 120, 61)
                """,
                """
                INSERT INTO lakehouse.governance.quarantine (run_id, feed, file, line, rule, column_name, rejected_value, reason, quarantined_at)
                SELECT 'run-1', 'shop_order', 'orders/may.csv', line, 'type', 'amount', 'ten', 'Cannot use "ten" as a number.', TIMESTAMP '2026-05-02 00:00:00 UTC'
                FROM UNNEST(sequence(1, 120)) AS numbers (line)
                """,
                """
                INSERT INTO lakehouse.governance.quality_result (run_id, table_name, column_name, rule, violations, feed, severity, measured_value, threshold, detail, sources, checked_at)
                VALUES
                    ('run-0', 'raw.order_line', 'record_id', 'duplicateValues', 0, null, null, null, null, null, null, null),
                    ('run-1', 'raw.order_line', 'record_id', 'duplicateValues', 0, null, 'error', null, null, null, null, TIMESTAMP '2026-05-02 00:01:00 UTC'),
                    ('run-1', 'raw.order_line', 'product_name', 'required', 7, null, 'warning', null, null, null, 'orders/may.csv:3 of feed shop_order (7 rows)', TIMESTAMP '2026-05-02 00:01:00 UTC'),
                    ('run-1', 'raw.order_line', null, 'volumeDrift', 0, null, 'warning', 280, null, '280 rows added', null, TIMESTAMP '2026-05-02 00:01:00 UTC'),
                    ('run-2', 'raw.order_line', 'record_id', 'duplicateValues', 2, null, 'error', null, null, null, 'orders/june.csv:9 of feed shop_order (2 rows)', TIMESTAMP '2026-06-02 00:01:00 UTC'),
                    ('run-2', 'raw.order_line', 'product_name', 'required', 0, null, 'warning', null, null, null, null, TIMESTAMP '2026-06-02 00:01:00 UTC'),
                    ('run-2', 'raw.order_line', null, 'volumeDrift', 1, null, 'warning', 12, 140, '12 rows added, where at least 140 would do', null, TIMESTAMP '2026-06-02 00:01:00 UTC'),
                    ('run-2', 'governance.quarantine', null, 'setAside', 0, 'shop_order', 'error', 0.25, 1, '4 of 16 lines of shop_order', null, TIMESTAMP '2026-06-02 00:01:00 UTC')
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        if (overWarehouse != null) {
            overWarehouse.close();
        }
        TestWarehouse warehouse = TestWarehouse.shared();
        CONSENT.forEach(warehouse::empty);
        OTHERS.forEach(warehouse::empty);
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void findsAPersonAndShowsWhatIsHeld() throws Exception {
        visitor.open("governance", "/governance/person.xhtml");
        browser.find("#identifier").sendKeys("Ada+news@Example.org");
        browser.find("#reason").sendKeys("Request 4711");
        browser.press("button[name=look]");
        String address = browser.address();
        await(address, "Every consent event");
        assertThat(browser.find("#look-up").getText()).contains("Found", "Request 4711");
        assertThat(browser.text()).contains("p12", "Being counted", "Agreed", "Never spoke", "E-mail", "Login");
        assertThat(browser.find("#held").getText())
                .contains("governed.order_line", "shop_order", "raw.order_line", "Being counted");
        assertThat(browser.find("#values").getText())
                .contains("given_name", "A.", "personal", "Spain")
                .doesNotContain("Ada");
        assertThat(browser.find("#words").getText()).contains("given", "withdrawn", "2 March 2026");
        assertThat(browser.consoleErrors()).isEmpty();
        browser.picture("governance-person-found-light-1440");
        browser.resize(390);
        browser.systemPrefers("dark");
        visitor.open(address.replaceFirst("http://[^/]+", ""));
        browser.picture("governance-person-found-dark-390");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
        visitor.open(RunningApplication.SECOND_OF_GOVERNANCE, address.replaceFirst("http://[^/]+", ""));
        assertThat(browser.find("#look-up").getText()).contains("shown for a quarter of an hour to whoever asked");
        assertThat(browser.findAll("#held")).isEmpty();
    }

    @Test
    void saysThatNobodyIsHeldUnderAnIdentifier() throws Exception {
        visitor.open("governance", "/governance/person.xhtml");
        browser.find("#identifier").sendKeys("not.there@example.org");
        browser.find("#reason").sendKeys("Request 4712");
        browser.press("button[name=look]");
        await(browser.address(), "Nothing is held under this identifier");
        assertThat(browser.find("#record tbody tr").getText()).contains("Nobody found");
    }

    @Test
    void countsConsentAnew() throws Exception {
        visitor.open("governance", "/governance/consent.xhtml");
        browser.press("button[name=count]");
        await(browser.address(), "46 agreed");
        assertThat(browser.text())
                .contains(
                        "14 said no or ran out",
                        "1 never spoke",
                        "Week of 16 Feb 2026",
                        "14 customers ceased to agree");
        visitor.seesCharts(1);
    }

    @Test
    void findsLinesThatWereSetAside() throws IOException {
        visitor.open("governance", "/governance/quality.xhtml");
        browser.press("a.row-link[href*='rule=type']");
        assertThat(browser.address()).contains("feed=shop_order", "rule=type");
        assertThat(browser.findAll("#lines tbody tr")).hasSize(50);
        assertThat(browser.find("#lines").getText())
                .contains("1 to 50 of 120", "orders/may.csv:1", "Cannot use \"...\" as a number.");
        browser.press("nav.pages a[rel=next]");
        assertThat(browser.find("#lines").getText()).contains("51 to 100 of 120");
        browser.press("#lines tbody a.row-link");
        assertThat(browser.findAll("#lines tbody tr")).hasSize(1);
        assertThat(browser.find("#line").getAttribute("value")).isEqualTo("51");
        browser.picture("governance-quality-lines-light-1440");
    }

    @Test
    void showsWhatChecksFoundInRunsThatWereStoppedAsWell() throws IOException {
        visitor.open("governance", "/governance/quality.xhtml");
        String checks = browser.find("#checks").getText();
        assertThat(checks)
                .as("an error, a warning, a drift and a share of lines set aside")
                .contains("duplicateValues of raw.order_line.record_id", "2 rows: orders/june.csv:9 of feed shop_order")
                .contains("required of raw.order_line.product_name")
                .contains("volumeDrift of raw.order_line", "12 rows added, where at least 140 would do")
                .contains("setAside of feed shop_order", "4 of 16 lines of shop_order")
                .contains("stops a run", "warning", "holds");
        assertThat(checks.indexOf("duplicateValues"))
                .as("what is broken now stands first")
                .isLessThan(checks.indexOf("required of"));
        assertThat(browser.findAll("#checks svg.trend"))
                .extracting(picture -> picture.getAttribute("aria-label"))
                .contains(
                        "The last runs, the oldest first: 0, 0, 2 (stops a run)",
                        "The last runs, the oldest first: not carried out, 280, 12 (warning)",
                        "The last runs, the oldest first: not carried out, not carried out, 25.0\u00a0%");
        assertThat(checks).containsSubsequence("Audited runs", "run-2", "stopped", "run-1", "published");
        assertThat(browser.consoleErrors()).isEmpty();
        browser.picture("governance-quality-checks-light-1440");
        browser.resize(390);
        browser.systemPrefers("dark");
        visitor.open("/governance/quality.xhtml");
        browser.picture("governance-quality-checks-dark-390");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
    }

    private void await(String address, String words) {
        Waiting.untilOpenedWith(() -> browser.go(address), browser::text, words);
    }
}
