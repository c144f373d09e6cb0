package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Whoever has no mouse reaches everything, sees where they are, and is taken nowhere before they choose. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class KeyboardIT {
    private static final int DESK = 1440;
    private static final int PHONE = 390;

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;

    KeyboardIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
    }

    @BeforeEach
    void signIn() {
        visitor.signIn("governance");
    }

    @AfterEach
    void reset() {
        browser.resize(DESK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/overview.xhtml",
                "/executive/experiments.xhtml",
                "/executive/experiment.xhtml?name=hillstrom_email",
                "/executive/satisfaction.xhtml",
                "/executive/attribution.xhtml",
                "/analyst/experiments.xhtml",
                "/analyst/plan.xhtml?name=hillstrom_email",
                "/analyst/segments.xhtml",
                "/analyst/segment.xhtml?name=abandoned_cart",
                "/analyst/metrics.xhtml",
                "/analyst/history.xhtml?of=segment&name=abandoned_cart",
                "/governance/dictionary.xhtml",
                "/governance/quality.xhtml"
            })
    void reachesEverythingInReadingOrderAndShowsWhereItIs(String page) {
        browser.go(application.address(page));
        @SuppressWarnings("unchecked")
        List<String> expected = (List<String>) browser.run("""
                const parts = Array.from(document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary"));
                const shown = parts.filter((part) => !part.disabled && (part.checkVisibility() || part === document.querySelector(".skip")));
                shown.forEach((part, at) => { part.dataset.at = at; });
                return shown.map((part) => part.outerHTML.slice(0, 120));
                """);
        List<String> reached = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        while (reached.size() < expected.size()) {
            focused().sendKeys(Keys.TAB);
            // A region that scrolls takes the focus too; it is no part of the list.
            List<?> seen = (List<?>) browser.run("""
                    const at = document.activeElement;
                    const style = getComputedStyle(at);
                    return [
                      at === document.body || "at" in at.dataset,
                      at.outerHTML.slice(0, 120),
                      style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
                    ];
                    """);
            if (Boolean.TRUE.equals(seen.get(0))) {
                reached.add(String.valueOf(seen.get(1)));
                if (Boolean.FALSE.equals(seen.get(2))) {
                    unseen.add(reached.getLast());
                }
            }
        }
        assertThat(reached).isEqualTo(expected);
        assertThat(unseen).as("has no mark where the focus is").isEmpty();
    }

    @Test
    void skipsToTheContent() {
        browser.go(application.address("/executive/attribution.xhtml"));
        focused().sendKeys(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Skip to content");
        focused().sendKeys(Keys.ENTER);
        focused().sendKeys(Keys.TAB);
        assertThat(focused().getDomAttribute("id")).isEqualTo("source");
    }

    @Test
    void walksThroughChoicesAndAsksWhenOneIsMade() {
        browser.go(application.address("/executive/attribution.xhtml"));
        browser.run("document.getElementById('model').focus()");
        String first = browser.address();
        focused().sendKeys(Keys.ARROW_UP);
        focused().sendKeys(Keys.ARROW_UP);
        assertThat(browser.address()).isEqualTo(first);
        WebElement list = focused();
        list.sendKeys(Keys.ENTER);
        browser.waitUntilGone(list);
        assertThat(browser.address()).contains("model=w-shaped");
    }

    @Test
    void opensTheMenuOfAPhoneByItsKey() {
        browser.resize(PHONE);
        browser.go(application.address("/overview.xhtml"));
        browser.run("document.getElementById('menu').focus()");
        focused().sendKeys(Keys.SPACE);
        assertThat(browser.find("nav").isDisplayed()).isTrue();
    }

    private WebElement focused() {
        return (WebElement) browser.run("return document.activeElement");
    }
}
