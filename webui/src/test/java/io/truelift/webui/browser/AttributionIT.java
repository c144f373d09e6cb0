package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an executive learns of channels: what is claimed, what is caused, what it costs. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class AttributionIT {
    private static final String PAGE = "/executive/attribution.xhtml";
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    AttributionIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void setsWhatTheModelClaimsAgainstWhatChannelsCaused(String palette) {
        browser.systemPrefers(palette);
        visitor.open("executive", PAGE);
        // The experiments measured 145 (106.4 to 183.6) conversions of e-mail and 61 (-22 to 144) of paid search.
        assertThat(text("#claims"))
                .contains(
                        "What Markov chain claims",
                        "The model credits all 3,812 conversions to channels",
                        "145",
                        "106 to 184",
                        "61",
                        "−22 to 144",
                        "No channel");
        assertThat(text(".tiles")).contains("Caused by channels", "Would have come anyway");
        visitor.seesCharts(4);
    }

    @Test
    void leadsFromAMeasuredChannelToItsExperimentAndMarksTheOthers() {
        visitor.open("executive", PAGE);
        assertThat(browser.findAll("#claims .badge").stream().map(badge -> badge.getText()))
                .hasSize(4)
                .containsOnly("Borrowed");
        browser.press("#claims td a[href*=hillstrom_email]");
        assertThat(browser.find("h1").getText()).isEqualTo("E-mail with merchandise");
    }

    @Test
    void saysWhyAnExperimentDoesNotCalibrate() {
        visitor.open("executive", PAGE);
        assertThat(text("#claims .notice"))
                .contains(
                        "social is not calibrated by cart_reminder",
                        "At least 5 orders are needed",
                        "See Reminder of an abandoned cart");
    }

    @Test
    void tellsWhatACausedConversionCostsAndWhatComesBack() {
        visitor.open("executive", PAGE);
        // E-mail: 980 pounds over 145 conversions (106.4 to 183.6): 6.76, from 5.34 to 9.21.
        assertThat(text("#returns"))
                .contains(
                        "Cost per caused conversion",
                        "£980",
                        "£6.8",
                        "£5.3 to £9.2",
                        "Back for each £1",
                        "The conversions may be none, so their cost has no upper limit.",
                        "at least £",
                        "No spend is known for this channel.");
        assertThat(browser.findAll("#returns svg.whisker")).hasSizeGreaterThan(2);
    }

    @Test
    void tellsHowCreditChangesOverTimeAndBySegment() {
        visitor.open("executive", PAGE);
        assertThat(text("#periods")).contains("Over time", "The same in figures");
        browser.find("#periods summary").click();
        assertThat(text("#periods tbody")).contains("Aug 2026", "1,204", "Oct 2026", "1,310");
        assertThat(text("#segments"))
                .contains("By segment", "dormant customers", "212", "high lifetime value", "1,020");
    }

    @Test
    void changesTheModelWhoseClaimsAreLookedAt() {
        visitor.open("executive", PAGE);
        browser.press("#model option[value=last]");
        assertThat(browser.address()).contains("model=last");
        assertThat(text("#claims")).contains("What Last touch claims", "145");
    }

    @Test
    void takesModelsInAndPutsThemAway() {
        visitor.open("executive", PAGE);
        assertThat(text("#models table")).contains("Last touch", "Markov chain").doesNotContain("Time decay");
        browser.press("#models .toggles a:not(.here)");
        assertThat(browser.address()).contains("models=last%2Clinear%2Cmarkov%2Cshapley%2Cfirst");
        assertThat(text("#models table")).contains("First touch");
        browser.find("#models details summary").click();
        assertThat(text("#models details")).contains("Time decay", "Position-based (W)");
    }

    @Test
    void addsChannelsUpToTheirGroups() {
        visitor.open("executive", PAGE + "?model=linear");
        browser.press("#by option[value=groups]");
        assertThat(browser.address()).contains("model=linear", "by=groups").endsWith("#models");
        assertThat(text("#models table")).contains("own", "paid", "social").doesNotContain("display");
        assertThat(browser.findAll("#models a[href*='attribution/groups.csv']")).hasSize(1);
    }

    @Test
    void tellsHowMuchHangsOnASetting() {
        visitor.open("executive", PAGE);
        assertThat(text("#settings"))
                .contains("Window of 7 days", "Window of 15 days", "Half-life of 3.5 days", "Half-life of 14 days")
                .doesNotContain("Half-life of 7 days");
        browser.press("#settings a[href*='window-7-markov']");
        assertThat(browser.address()).contains("setting=window-7-markov").endsWith("#settings");
        assertThat(text("#settings h3")).isEqualTo("Window of 7 days, Markov chain");
    }

    @Test
    void readsARepeatedTouchAsOneStep() {
        visitor.open("executive", PAGE);
        assertThat(text("#paths")).contains("e-mail × 3", "423", "11.1%");
    }

    @Test
    void saysWhatToDoWhereNoChannelHasAnExperiment() {
        visitor.open("executive", PAGE + "?source=channel_paths");
        assertThat(text("#claims")).contains("No channel has an experiment yet", "delivered as counted paths");
        assertThat(browser.findAll("#returns, #settings")).isEmpty();
        assertThat(browser.coloursOfCanvases()).hasSize(1);
    }

    @Test
    void saysHowAnExperimentAndSpendAreNamedInAQuestionOfOurs() throws Exception {
        Path question = application.project().resolve("sql/attribution/channel_paths.sql");
        Files.writeString(question, "-- title: a question of ours\n");
        try {
            visitor.open("executive", PAGE + "?source=channel_paths");
            assertThat(text("#claims"))
                    .contains(
                            "sql/attribution/channel_paths.sql",
                            "calibrate: {email: cart_reminder}",
                            "./truelift attribution");
            assertThat(text("#returns"))
                    .contains("No spend is given", "spend: {currency: GBP, channels: {email: 980, display: 6100}}");
        } finally {
            Files.delete(question);
        }
    }

    private String text(String selector) {
        return browser.find(selector).getText().replace('\u00a0', ' ');
    }
}
