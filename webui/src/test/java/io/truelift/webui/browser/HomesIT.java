package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** What a person sees first: the answer to the first question that each of them has. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class HomesIT {
    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    HomesIT(RunningApplication application, Browser browser) {
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
    void anExecutiveSeesWhatWonHowSureWeAreAndWhatItIsWorth() throws IOException {
        visitor.open("executive", "/overview.xhtml");
        String tiles = browser.find(".tiles").getText();
        Year now = Year.now(ZoneOffset.UTC);
        assertThat(tiles)
                .contains("Shipped in " + now, "Win rate", "50%", "15% to 85%", "Running now", "Wait for a decision");
        if (now.equals(Year.of(2026))) { // the year in which the sample was shipped
            assertThat(tiles).contains("+£94k", "per year, +£56k to +£132k; 1 experiment");
        }
        List<String> headings =
                browser.findAll("main h2").stream().map(WebElement::getText).toList();
        assertThat(headings)
                .containsExactly(
                        "Waiting for a decision",
                        "Newest verdicts",
                        "How content customers are",
                        "Where conversions come from");
        assertThat(browser.find("#waiting").getText())
                .contains(
                        "E-mail with merchandise",
                        "Won",
                        "+72.1%",
                        "+64.3% to +80.0%",
                        "Worth per year +$0.86m (+$0.54m to +$1.17m)");
        assertThat(browser.find("#waiting").getText()).doesNotContain("Everything against nothing");
        assertThat(browser.find("#verdicts").getText()).contains("Express checkout", "Ship it");
        assertThat(browser.text().replace('\u00a0', ' '))
                .contains("Conversions that channels caused", "of 3,812 conversions; scaled to experiments", "78.0%");
        browser.picture("light-1440-home-executive");
        browser.systemPrefers("dark");
        browser.resize(390);
        browser.go(application.address("/overview.xhtml"));
        browser.picture("dark-390-home-executive");
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
        browser.press("#waiting li a");
        assertThat(browser.address()).contains("/executive/experiment.xhtml?name=");
    }

    @Test
    void anAnalystSeesWhatNeedsSomebodyNow() throws IOException {
        Path experiments = application.project().resolve("sql/experiments");
        Path waiting = experiments.resolve("cart_reminder_again.sql");
        Path wrong = experiments.resolve("with_a_mistake.sql");
        String text = Files.readString(experiments.resolve("cart_reminder.sql"));
        try {
            Files.writeString(
                    waiting,
                    text.replace("title: Reminder of a forgotten cart", "title: Reminder of a forgotten cart, again"));
            Files.writeString(wrong, text.replace("primary: conversion", "primary: no_such_metric"));
            visitor.open("analyst", "/overview.xhtml");
            assertThat(browser.find("#decide").getText())
                    .contains("Ready to decide", "E-mail with merchandise", "Won. The men's merchandise e-mail won");
            assertThat(browser.find("#problems").getText())
                    .contains("Personalised welcome page", "Cannot be trusted: Planned shares, One variant each");
            assertThat(browser.find("#start").getText())
                    .contains("Reminder of a forgotten cart, again", "Its launch checklist was never worked out.");
            assertThat(browser.find("#mistakes").getText()).contains("no_such_metric");
            assertThat(browser.find("#stale").getText()).contains("Abandoned cart", "1,284 customers on 20 Nov 2026");
            browser.picture("light-1440-home-analyst");
            browser.systemPrefers("dark");
            browser.resize(390);
            browser.go(application.address("/overview.xhtml"));
            browser.picture("dark-390-home-analyst");
            assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(390);
            browser.press("#problems li a");
            assertThat(browser.address()).endsWith("#checks");
        } finally {
            Files.delete(waiting);
            Files.delete(wrong);
        }
    }

    @Test
    void timesAreThoseOfTheReadersZone() {
        browser.zone("Asia/Tokyo");
        try {
            visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
            // 09:30 in UTC
            assertThat(browser.find(".verdict").getText()).contains("20 November 2026, 18:30");
        } finally {
            browser.zone("UTC");
        }
        visitor.open("executive", "/executive/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.find(".verdict").getText()).contains("20 November 2026, 09:30 UTC");
    }
}
