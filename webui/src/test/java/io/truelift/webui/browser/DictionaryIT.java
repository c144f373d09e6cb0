package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The dictionary is searched, drawn from feed to report, and its gaps are told. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class DictionaryIT {
    private static final int MORE_TABLES = 120;

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    DictionaryIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void drawsTheWayFromFeedToReport() {
        visitor.open("governance", "/governance/table.xhtml?name=governed.order_line");
        assertThat(browser.findAll("#lineage svg .feed"))
                .singleElement()
                .satisfies(feed -> assertThat(feed.getText()).contains("Orders of the shop"));
        assertThat(browser.find("#lineage svg").getText())
                .contains("Feeds", "raw.order_line", "governed.order_line", "segments", "Reports of experiments");
        assertThat(browser.find("#lineage svg .here").getAttribute("aria-label"))
                .isEqualTo("governed.order_line, table, shown here, from raw.order_line");
        browser.run("document.querySelector('#lineage svg a').focus()");
        WebElement first = browser.find("#lineage svg a:focus");
        first.sendKeys(Keys.ENTER);
        browser.waitUntilGone(first);
        assertThat(browser.find("h1").getText()).isEqualTo("raw.order_line");
        browser.find("#lineage details summary").click();
        assertThat(browser.find("#lineage .listing").getText())
                .contains("governed.order_line, table, from raw.order_line");
    }

    @Test
    void opensNoPageFromThePictureThatIsForOthers() {
        visitor.open("executive", "/governance/table.xhtml?name=governed.order_line");
        assertThat(browser.findAll("#lineage svg a"))
                .isNotEmpty()
                .noneMatch(link -> link.getAttribute("href").contains("/analyst/"));
    }

    @Test
    void searchesTwoThousandColumnsInParts() throws IOException {
        List<Path> added = addTables();
        try {
            visitor.open("governance", "/governance/dictionary.xhtml");
            assertThat(browser.find("nav.pages").getText()).contains("1 to 25 of");
            browser.press("nav.pages a[rel=next]");
            assertThat(browser.address()).endsWith("?page=2");
            visitor.open("/governance/dictionary.xhtml?words=birth_year");
            assertThat(browser.find("main").getText()).contains("122 tables, 122 columns found");
            assertThat(browser.find("tbody tr").getText()).contains("governed.customer", "birth_year");
        } finally {
            for (Path file : added) {
                Files.delete(file);
            }
        }
    }

    @Test
    void tellsWhatTheDictionaryNeeds() throws IOException {
        visitor.open("governance", "/overview.xhtml");
        assertThat(browser.find(".tiles").getText())
                .contains("Looked at within a year", "100.0%", "the oldest contract was changed");
        assertThat(browser.find("#care").getText()).contains("Nothing: every table");
        Path folder = application.project().resolve("governance/dictionary");
        Path file = folder.resolve("bare.odcs.yaml");
        Files.writeString(
                file,
                Files.readString(folder.resolve("preference.odcs.yaml"))
                        .replace("preference\n", "bare\n")
                        .replaceAll("(?s)slaProperties:.*", "")
                        .replaceAll("(?m)^ +(required|unique|primaryKey): true\n", ""));
        try {
            visitor.open("/overview.xhtml");
            assertThat(browser.find("#care tbody tr").getText()).contains("governed.bare", "no retention", "0 of 8");
            long tables = tables(folder);
            assertThat(browser.find(".tiles").getText())
                    .as("all but the new one, which git does not know")
                    .contains(
                            "%d".formatted(tables),
                            String.format(Locale.ROOT, "%.1f%%", 100.0 * (tables - 1) / tables));
        } finally {
            Files.delete(file);
        }
    }

    private static long tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".odcs.yaml")).count();
        }
    }

    @Test
    void asksForLinesThatWereSetAsideByAnAddress() {
        visitor.open("governance", "/governance/quality.xhtml?feed=shop_orders&rule=type&line=12");
        assertThat(browser.find("#feed").getAttribute("value")).isEqualTo("shop_orders");
        assertThat(browser.find("#line").getAttribute("value")).isEqualTo("12");
        assertThat(browser.find("#lines").getText()).contains("The warehouse does not answer.");
        visitor.open("/governance/quality.xhtml");
        assertThat(browser.find("#lines").getText()).contains("Choose a feed, a rule, a file or a line");
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390"})
    void looksAsItShould(String palette, int width) throws IOException {
        browser.systemPrefers(palette);
        browser.resize(width);
        visitor.signIn("governance");
        for (String page : List.of(
                "/governance/table.xhtml?name=governed.customer",
                "/governance/table.xhtml?name=governed.exposure",
                "/governance/quality.xhtml?feed=shop_orders",
                "/governance/dictionary.xhtml?words=consent",
                "/overview.xhtml")) {
            visitor.open(page);
            browser.picture("governance%s-%s-%d"
                    .formatted(
                            page.replace("/governance", "")
                                    .replace(".xhtml", "")
                                    .replaceAll("[^a-z_]+", "-"),
                            palette,
                            width));
            assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                    .as(page)
                    .isLessThanOrEqualTo(width);
        }
    }

    /** Tables like that of customers, two thousand columns and more. */
    private List<Path> addTables() throws IOException {
        Path folder = application.project().resolve("governance/dictionary");
        String text = Files.readString(folder.resolve("customer.odcs.yaml"));
        List<Path> added = new ArrayList<>();
        for (int i = 0; i < MORE_TABLES; i++) {
            Path file = folder.resolve("customer_%d.odcs.yaml".formatted(i));
            Files.writeString(
                    file,
                    text.replace("id: customer\n", "id: customer_%d\n".formatted(i))
                            .replace("name: customer\n", "name: customer_%d\n".formatted(i))
                            .replace("governed.customer\n", "raw.customer_%d\n".formatted(i)));
            added.add(file);
        }
        return added;
    }
}
