package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
@ExtendWith(WithBrowser.class)
class PagesIT {
    private static final int DESK = 1440;
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    PagesIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(DESK);
    }

    @Test
    void tellsAnExecutiveWhatWonAndHowSureWeAre() {
        visitor.open("executive", "/overview.xhtml");
        assertThat(browser.text())
                .contains(
                        "Erin Okafor",
                        "The men's merchandise e-mail won",
                        "+72.1%",
                        "+64.3% to +80.0%",
                        "Satisfaction after an order",
                        "78.0%",
                        "Where conversions come from",
                        "Waiting for a decision")
                .doesNotContain("Segments", "Quality");
    }

    @Test
    void showsAnAnalystTheSegmentsAndTheExperiments() {
        visitor.open("analyst", "/overview.xhtml");
        assertThat(browser.text())
                .contains(
                        "Anna Lindqvist",
                        "Stale segments",
                        "Abandoned cart",
                        "1,284 customers on 20 Nov 2026",
                        "What the experiments found");
    }

    @Test
    void showsTheGovernanceTeamTheDictionaryAndThatTheWarehouseIsAway() {
        visitor.open("governance", "/overview.xhtml");
        assertThat(browser.text())
                .contains(
                        "Goran Petrović",
                        "Tables described",
                        "How columns are guarded",
                        "The warehouse does not answer.");
    }

    @Test
    void listsExperimentsWithVerdictAndLift() {
        visitor.open("executive", "/executive/experiments.xhtml");
        assertThat(browser.text())
                .contains(
                        "Won",
                        "Lost",
                        "No clear difference",
                        "Not enough data",
                        "Cannot be trusted",
                        "Described only",
                        "−7.1%",
                        "−11.3% to −2.9%");
        assertThat(browser.findAll(".portfolio svg.whisker")).hasSize(5);
    }

    @Test
    void reportsAnExperimentWithEveryArm() {
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        // Units, visits and spend per arm as they stand in the published file.
        assertThat(browser.text())
                .contains(
                        "21,306",
                        "21,307",
                        "21,387",
                        "2,262",
                        "3,894",
                        "3,238",
                        "$13,908.33",
                        "$30,311.69",
                        "$23,038.11")
                .contains("+7.66\u00a0pp".replace('\u00a0', ' '), "+4.52", "Units arrived in the planned shares");
        visitor.seesCharts(4);
    }

    @Test
    void tellsAnExecutiveWhatItIsWorthAndHowSureWeAre() {
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        // 0.769827 dollars a customer, interval 0.4851 to 1.0545.
        assertThat(browser.find("section.tiles").getText())
                .contains(
                        "+72.1%",
                        "Worth per 1,000 customers",
                        "+$770",
                        "+$485 to +$1,055",
                        "Chance to beat the control",
                        ">\u00a099.9%".replace('\u00a0', ' '),
                        "Expected loss");
    }

    @Test
    void showsCorrectedPValuesAndWhatTheAdjustmentSaved() {
        visitor.open("executive", "/executive/experiment.xhtml?name=free_shipping");
        assertThat(browser.text())
                .contains(
                        "corrected 0.58",
                        "Adjustment made the variance 12.4% smaller",
                        "+3.8 points",
                        "31.9",
                        "Net score",
                        "tightest at 40,000 units");
    }

    @Test
    void saysWhichGuardrailsAreWithinTheirMargins() {
        visitor.open("executive", "/executive/experiment.xhtml?name=free_shipping");
        assertThat(browser.text().replace('\u00a0', ' '))
                .contains(
                        "Not shown to be within its margin of £2.7 (p = 0.11)",
                        "Within its margin of 0.02 (p < 0.001)");
    }

    @Test
    void slicesByWhatIsChosenWithAnAddressToGoBackTo() {
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.find("#slices").getText())
                .contains("Visited within two weeks by channel", "Multichannel", "corrected for 3 levels");
        browser.press("#by option[value=history_segment]");
        assertThat(browser.address())
                .contains("name=hillstrom_email", "by=history_segment")
                .endsWith("#slices");
        assertThat(browser.find("#slices").getText()).contains("7: 1,000 and more", "corrected for 7 levels");
        assertThat(browser.findAll("#slices tbody tr")).hasSize(7);
        visitor.seesCharts(4);
    }

    @Test
    void describesGroupsThatNobodyRandomisedAndComparesNothing() {
        visitor.open("executive", "/executive/experiment.xhtml?name=membership");
        assertThat(browser.text())
                .contains(
                        "Described only",
                        "Nobody was assigned at random",
                        "Gold card",
                        "£92.00",
                        "56.01%",
                        "41.17",
                        "not known")
                .doesNotContain("Lift", "p-value", "Planned share");
        assertThat(browser.findAll("canvas")).isEmpty();
    }

    @Test
    void saysHowFarAPlannedExperimentIsAndWhoIsLeftOut() {
        visitor.open("executive", "/executive/experiment.xhtml?name=cart_reminder");
        assertThat(browser.text())
                .contains(
                        "13.2% of the planned customers are counted",
                        "Whole groups of customers were assigned",
                        "their window is still open",
                        "Post-stratified by channel");
        assertThat(browser.find("progress").getAttribute("value")).startsWith("0.13");
    }

    @Test
    void unfoldsHowAReportWasMade() {
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.text()).doesNotContain("min_by");
        browser.find("#method summary").click();
        assertThat(browser.text()).contains("6129384756102938475", "3b1f7c5e9a2d4860", "min_by(variant, exposed_at)");
        assertThat(browser.findAll("pre.sql .keyword")).isNotEmpty();
    }

    @Test
    void warnsOfAReportThatCannotBeTrusted() {
        visitor.open("executive", "/executive/experiment.xhtml?name=welcome_personalization");
        assertThat(browser.text())
                .contains(
                        "Warning: Planned shares, One variant each",
                        "Units did not arrive in the planned shares",
                        "Do not quote these figures");
        assertThat(browser.findAll(".good-text")).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereThereIsNotEnoughData() {
        visitor.open("executive", "/executive/experiment.xhtml?name=cart_reminder");
        assertThat(browser.text()).contains("No lift can be told yet", "At least 5 orders are needed");
        assertThat(browser.findAll("canvas")).isEmpty();
    }

    @Test
    void drawsSatisfactionByMonthAndGroup() {
        visitor.open("executive", "/executive/satisfaction.xhtml");
        assertThat(browser.text()).contains("43.90%", "25,976 answers", "By travel class");
        visitor.seesCharts(7);
    }

    @Test
    void comparesAttributionModels() {
        visitor.open("executive", "/executive/attribution.xhtml?source=channel_paths");
        assertThat(browser.text())
                .contains("19,785", "74,802.97", "First touch", "Markov chain", "Paths with most conversions");
        visitor.seesCharts(1);
    }

    @Test
    void changesTheSourceOfJourneysAtOnce() {
        visitor.open("executive", "/executive/attribution.xhtml");
        assertThat(browser.text()).contains("3,812");
        browser.press("#source option[value=channel_paths]");
        assertThat(browser.address()).contains("?source=channel_paths");
        assertThat(browser.text()).contains("19,785");
    }

    @Test
    void listsSegmentsWithTheirSizeAndWhoIsLeftOut() {
        visitor.open("analyst", "/analyst/segments.xhtml");
        assertThat(browser.text()).contains("Abandoned cart", "1,284", "2.7%", "377", "New customers", "never");
    }

    @Test
    void showsASegmentsRuleAndThatAPreviewNeedsTheWarehouse() {
        visitor.open("analyst", "/analyst/segment.xhtml?name=abandoned_cart");
        assertThat(browser.text()).contains("CROSS JOIN latest", "The warehouse does not answer.", "./truelift status");
        assertThat(browser.findAll("pre.sql .text")).isNotEmpty();
    }

    @Test
    void findsAColumnByItsMeaning() {
        visitor.open("executive", "/governance/dictionary.xhtml");
        browser.find("#words").sendKeys("household income");
        browser.press("form.filters button.primary");
        assertThat(browser.text()).contains("governed.customer", "income_band").doesNotContain("governed.touch");
        browser.press("a.chip[href*='governed.customer#column-income_band']");
        assertThat(browser.find("h1").getText()).isEqualTo("governed.customer");
    }

    @Test
    void describesATableWithItsLineage() {
        visitor.open("executive", "/governance/table.xhtml?name=governed.order_line");
        assertThat(browser.text())
                .contains(
                        "one row per line of an order",
                        "Orders of the shop",
                        "raw.order_line",
                        "a code of ISO 4217, such as EUR",
                        "Being counted");
    }

    @ParameterizedTest
    @CsvSource({
        "executive, /analyst/segments.xhtml",
        "executive, /analyst/segment.xhtml?name=abandoned_cart",
        "executive, /analyst/experiments.xhtml",
        "executive, /analyst/plan.xhtml?name=hillstrom_email",
        "executive, /analyst/calculator.xhtml",
        "executive, /governance/quality.xhtml",
        "analyst, /governance/quality.xhtml",
        "analyst, /governance/consent.xhtml",
        "analyst, /governance/person.xhtml",
        "executive, /governance/access.xhtml",
        "executive, /governance/proposals.xhtml",
        "analyst, /governance/proposal.xhtml?id=1"
    })
    void refusesPagesOfOtherRoles(String role, String path) {
        visitor.signIn(role);
        browser.go(application.address(path));
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.text())
                .contains("This page is not for your role")
                .doesNotContain("CROSS JOIN", "Plan again", "Calculate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-here",
                "/executive/nothing.xhtml",
                "/template.xhtml",
                "/governance/quality.jsf",
                "/executive/experiment.xhtml?name=nothing",
                "/executive/experiment.xhtml",
                "/analyst/segment.xhtml?name=../metrics/visit",
                "/analyst/plan.xhtml",
                "/analyst/plan.xhtml?name=../metrics/visit",
                "/executive/experiment/verdict.xhtml",
                "/governance/table.xhtml?name=%3Cscript%3E",
                "/governance/person.xhtml?lookup=999999",
                "/governance/proposal.xhtml",
                "/governance/access.xhtml?of=no.table"
            })
    void saysThatThereIsNothingAtAnUnknownAddress(String path) {
        visitor.signIn("governance");
        browser.go(application.address(path));
        assertThat(browser.status()).isEqualTo(404);
        assertThat(browser.text()).contains("There is nothing at this address");
    }

    @Test
    void showsWhatAnAddressSaysAsTextAndNeverAsMarkup() {
        visitor.open(
                "executive",
                "/governance/dictionary.xhtml?words=%22%3E%3Cscript%3Edocument.title='taken'%3C/script%3E");
        assertThat(browser.text()).contains("Nothing fits");
        assertThat(browser.run("return document.title")).isEqualTo("Dictionary · Truelift");
    }

    @Test
    void followsTheSystemsColoursUntilSomebodyChooses() {
        visitor.signIn("executive");
        browser.systemPrefers("dark");
        browser.go(application.address("/executive/satisfaction.xhtml"));
        assertThat(isDark()).isTrue();
        browser.find("button[data-theme-choice=light]").click();
        assertThat(isDark()).isFalse();
        visitor.seesCharts(7);
        browser.go(application.address("/overview.xhtml"));
        assertThat(isDark()).isFalse();
        browser.find("button[data-theme-choice=system]").click();
        assertThat(isDark()).isTrue();
    }

    @Test
    void opensTheMenuOnAPhone() {
        visitor.open("executive", "/overview.xhtml");
        browser.resize(390);
        assertThat(browser.find("nav").isDisplayed()).isFalse();
        browser.find(".menu-button").click();
        assertThat(browser.find("nav").isDisplayed()).isTrue();
    }

    /** Whether the ground of the page is darker than the text on it. */
    private boolean isDark() {
        return (Boolean) browser.run("""
                const sum = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).reduce((total, part) => total + Number(part), 0);
                const style = getComputedStyle(document.body);
                return sum(style.backgroundColor) < sum(style.color);
                """);
    }
}
