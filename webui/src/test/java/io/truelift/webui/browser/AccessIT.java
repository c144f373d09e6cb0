package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.SqlFile;
import io.truelift.governance.signoff.SignOff;
import io.truelift.governance.signoff.SignOffFile;
import io.truelift.governance.signoff.SignOffs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The governance team sees what roles see, who read what, and which sign-offs end. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class AccessIT {
    private static final String HERE = "/governance/access.xhtml";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    AccessIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        visitor.signIn("governance");
    }

    @AfterEach
    void reset() throws IOException {
        browser.systemPrefers("light");
        browser.resize(1440);
        Files.deleteIfExists(application.project().resolve("governance/signoffs.yaml"));
        Files.deleteIfExists(application.project().resolve("sql/segments/well_off.sql"));
    }

    @Test
    void seesWhatEachRoleSeesOfTablesAndColumns() {
        visitor.open("/overview.xhtml");
        browser.press("nav a[href='/governance/access.xhtml']");
        browser.find("#words").sendKeys("income_band");
        browser.press("form.filters button.primary");
        String row = browser.find("tbody tr").getText();
        assertThat(row).contains("governed.customer", "All rows", "Who agreed: Being counted", "1 refused", "Refused");
        browser.press("a[href='/governance/access.xhtml?of=governed.customer']");
        List<String> rows = browser.findAll(".seen tbody tr").stream()
                .map(one -> one.getText().replace('\n', ' '))
                .toList();
        assertThat(rows)
                .anyMatch(text -> text.startsWith("given_name personal Masked substr(given_name, 1, 1) || '.' Masked"));
        assertThat(rows)
                .anyMatch(
                        text -> text.startsWith("income_band sensitive Masked CAST(NULL AS varchar) Refused Refused"));
        assertThat(rows).anyMatch(text -> text.startsWith("country internal Shown Guarded Refused"));
    }

    @Test
    void seesWhoReadWhatAndWhoWasRefused() {
        visitor.open(HERE);
        browser.press(".toggles a[href*='view=reads']");
        assertThat(browser.find("main").getText())
                .contains(
                        "Readers of the last 30 days",
                        "governed.customer: country, given_name (masked)",
                        "question/segments/well_off");
        assertThat(browser.find("#reads .ledger").getText())
                .contains("Access Denied: Cannot select from table lakehouse.raw.customer_record", "by trino-cli")
                .doesNotContain("truelift\n");
        browser.press("#state option[value=REFUSED]");
        assertThat(browser.address()).contains("view=reads", "state=REFUSED");
        assertThat(browser.findAll("#reads .ledger > li")).hasSize(1);
        visitor.open(HERE + "?view=reads&person=governance&table=governed.order_line&column=amount");
        assertThat(browser.findAll("#reads .ledger > li"))
                .isNotEmpty()
                .allMatch(one -> one.getText().startsWith("governance"));
        visitor.open(HERE + "?view=reads&table=governed.customer");
        browser.press("nav.pages a[rel=next]");
        assertThat(browser.address()).contains("table=governed.customer", "page=2");
        visitor.open(HERE + "?view=reads&column=nothing&table=governed.customer");
        assertThat(browser.text()).contains("Nothing fits");
    }

    @Test
    void seesSignOffsAndWhenTheyEnd() throws IOException {
        visitor.open(HERE + "?view=sign-offs");
        assertThat(browser.text())
                .contains("No definition may read a sensitive column", "./truelift dictionary sign-off");
        sign();
        visitor.open(HERE + "?view=sign-offs");
        List<String> rows = browser.findAll("tbody tr").stream()
                .map(one -> one.getText().replace('\n', ' '))
                .toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .contains(
                        "segments/well_off",
                        "governed.customer.income_band",
                        "Goran Petrović",
                        "Fair pricing study.",
                        "Ended");
        assertThat(rows.get(1)).contains("Ends in 10 days");
        assertThat(rows.get(2)).contains("File changed since");
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390"})
    void looksAsItShould(String palette, int width) throws IOException {
        sign();
        browser.systemPrefers(palette);
        browser.resize(width);
        for (String view : List.of("roles", "roles&of=governed.customer", "reads", "sign-offs")) {
            visitor.open(HERE + "?view=" + view);
            browser.picture("governance-access-%s-%s-%d".formatted(view.replaceAll("[^a-z]+", "-"), palette, width));
            assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                    .as(view)
                    .isLessThanOrEqualTo(width);
        }
    }

    private void sign() throws IOException {
        Path file = application.project().resolve("sql/segments/well_off.sql");
        Files.writeString(file, """
                -- title: Well off
                -- description: People in the highest income band.
                -- owner: crm
                -- purpose: analytics

                SELECT customer_id
                FROM lakehouse.governed.customer
                WHERE income_band = 'high'
                """);
        String sha256 = SignOffs.sha256(SqlFile.read(file));
        SignOffFile.write(
                application.project().resolve("governance"),
                List.of(
                        signOff(sha256, TODAY.plusDays(10)),
                        signOff("0".repeat(64), TODAY.plusDays(90)),
                        signOff(sha256, TODAY.minusDays(1))));
    }

    private static SignOff signOff(String sha256, LocalDate until) {
        return new SignOff(
                "segments/well_off",
                ColumnName.parse("governed.customer.income_band"),
                sha256,
                "governance",
                "Fair pricing study.",
                TODAY.minusDays(90),
                until);
    }
}
