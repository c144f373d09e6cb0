package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What analysts look up: metrics with where they are used, and one of many segments. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class CatalogsIT {
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    CatalogsIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        visitor.signIn("analyst");
    }

    @Test
    void findsAMetricAndSeesWhereItIsUsed() {
        visitor.open("/analyst/metrics.xhtml");
        assertThat(browser.find("nav a.here").getText()).isEqualTo("Metrics");
        assertThat(browser.text()).contains("Average order value", "Net promoter score", "share of customers");
        visitor.open("/analyst/metrics.xhtml?words=order+conv");
        assertThat(browser.findAll("tbody tr")).hasSize(1);
        browser.press("a.row-link");
        assertThat(browser.find("h1").getText()).isEqualTo("Conversion");
        assertThat(browser.text())
                .contains(
                        "Which e-mail brings customers back?",
                        "Secondary",
                        "Won",
                        "governed.order_line",
                        "sql/metrics/conversion.sql");
        assertThat(browser.find("#history").getText()).contains("As found", "Sam Sundberg");
        browser.press("#history .card-head a");
        assertThat(browser.find(".diff").getText()).contains("kind: proportion");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void saysThatNoMetricIsLikeThat() {
        visitor.open("/analyst/metrics.xhtml?words=nonsense");
        assertThat(browser.text()).contains("No metric is like that", "Show every metric");
        browser.go(application.address("/analyst/metric.xhtml?name=nonsense"));
        assertThat(browser.status()).isEqualTo(404);
        browser.consoleErrors();
    }

    @Test
    void namesAMetricThatIsWrongAndListsTheOthers() throws Exception {
        Path wrong = application.project().resolve("sql/metrics/wrong_metric.sql");
        Files.writeString(
                wrong,
                "-- title: Wrong\n-- kind: meen\nSELECT customer_id, occurred_at, quantity AS value FROM lakehouse.governed.order_line\n");
        try {
            visitor.open("/analyst/metrics.xhtml");
            assertThat(browser.find("[role=alert]").getText()).contains("1 file needs mending", "wrong_metric.sql");
            visitor.open("/analyst/metric.xhtml?name=wrong_metric");
            assertThat(browser.find("[role=alert]").getText()).contains("The file needs mending.", "wrong_metric.sql");
        } finally {
            Files.delete(wrong);
        }
    }

    @Test
    void findsOneOfFiveHundredSegments() throws Exception {
        Path folder = application.project().resolve("sql/segments");
        String text = Files.readString(folder.resolve("abandoned_cart.sql"));
        try {
            for (int i = 0; i < 500; i++) {
                Files.writeString(
                        folder.resolve("many_%d.sql".formatted(i)),
                        text.replace("title: Abandoned cart", "title: Cart number %d".formatted(i)));
            }
            visitor.open("/analyst/segments.xhtml");
            assertThat(browser.findAll("tbody tr")).hasSize(50);
            String all = browser.find(".pages").getText();
            assertThat(all).contains("1 to 50 of 51"); // 500 and those that we ship, some of which other tests write
            browser.press(".pages a[rel=next]");
            assertThat(browser.find(".pages").getText()).contains("51 to 100 of 51");
            visitor.open("/analyst/segments.xhtml?words=number+499");
            assertThat(browser.findAll("tbody tr")).hasSize(1);
            assertThat(browser.text()).contains("Cart number 499");
        } finally {
            for (int i = 0; i < 500; i++) {
                Files.deleteIfExists(folder.resolve("many_%d.sql".formatted(i)));
            }
        }
    }
}
