package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** An executive reads a report from top to bottom. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ReportIT {
    private static final String HILLSTROM = "/executive/experiment.xhtml?name=hillstrom_email";

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    ReportIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @AfterEach
    void reset() {
        assertThat(browser.consoleErrors()).isEmpty();
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @Test
    void goesFromThePictureToTheWorthToTheTrustToThePartsAndTheMethodLast() throws IOException {
        visitor.open("executive", HILLSTROM);
        List<String> headings =
                browser.findAll("main h2").stream().map(WebElement::getText).toList();
        assertThat(headings)
                .containsSubsequence(
                        "Lift over the control (No e-mail)",
                        "What it is worth",
                        "Can this be trusted?",
                        "Visited within two weeks by channel",
                        "Over time",
                        "Decision",
                        "Versions of this report");
        browser.picture("light-1440-report");
        browser.systemPrefers("dark");
        browser.resize(390);
        browser.go(application.address(HILLSTROM));
        browser.picture("dark-390-report");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void saysWhatItIsWorthAndHowThatIsReckoned() {
        visitor.open("executive", HILLSTROM);
        assertThat(browser.find("#worth").getText())
                .contains(
                        "To give everybody Men's merchandise, for a year",
                        "+$0.86m",
                        "95% interval +$0.54m to +$1.17m",
                        "Spend per customer, a secondary metric: +$0.77 per customer in the 14 days after they met it",
                        "Times 1,112,381 customers a year: 64,000 met it from 5 Oct 2026 to 25 Oct 2026, in 21 days");
        visitor.open("/executive/experiment.xhtml?name=free_shipping");
        assertThat(browser.find("#worth").getText()).contains("None of its metrics is money per customer");
        visitor.open("/executive/experiment.xhtml?name=price_badge&version=1");
        assertThat(browser.find("#worth").getText())
                .contains("made before reports said when customers met the experiment");
    }

    @Test
    void showsHowTheAnswerFormedInADrawingAndInFigures() {
        visitor.open("executive", HILLSTROM);
        visitor.seesCharts(4);
        assertThat(browser.find("#course").getText())
                .contains("none of them was one", "Men's merchandise", "Women's merchandise");
        browser.find("#course details summary").click();
        assertThat(browser.find("#course details table").getText())
                .contains("25 Oct 64,000 +72.1% +64.3% to +80.0%", "5 Oct", "too few to tell");
        visitor.open("/executive/experiment.xhtml?name=membership");
        assertThat(browser.findAll("#course, #worth")).isEmpty();
    }
}
