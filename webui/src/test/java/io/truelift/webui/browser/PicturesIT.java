package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in light and dark, at a desk and on a phone, kept as pictures to look at. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class PicturesIT {
    private static final List<String> PAGES = List.of(
            "/executive/experiments.xhtml",
            "/executive/experiment.xhtml?name=hillstrom_email",
            "/executive/experiment.xhtml?name=welcome_personalization",
            "/executive/experiment.xhtml?name=cart_reminder",
            "/executive/experiment.xhtml?name=hillstrom_email&by=history_segment&metric=revenue_per_customer&variant=womens",
            "/executive/experiment.xhtml?name=hillstrom_email&column=area_type&treatment=womens",
            "/executive/experiment.xhtml?name=free_shipping",
            "/executive/experiment.xhtml?name=price_badge",
            "/executive/experiment.xhtml?name=membership",
            "/executive/experiment.xhtml?name=price_badge&version=1",
            "/executive/satisfaction.xhtml",
            "/executive/attribution.xhtml",
            "/executive/attribution.xhtml?source=channel_paths",
            "/executive/attribution.xhtml?model=last&models=first,last,w-shaped&by=groups&setting=window-7-markov",
            "/analyst/experiments.xhtml",
            "/analyst/experiment.xhtml?name=hillstrom_email",
            "/analyst/experiment.xhtml?name=cart_reminder",
            "/analyst/plan.xhtml?name=hillstrom_email",
            "/analyst/plan.xhtml?name=cart_reminder",
            "/analyst/false-alarms.xhtml?name=hillstrom_email",
            "/analyst/false-alarms.xhtml?name=cart_reminder",
            "/analyst/calculator.xhtml",
            "/analyst/calculator.xhtml?test=cuped",
            "/analyst/calculator.xhtml?test=welch&control.n=many",
            "/analyst/segments.xhtml",
            "/analyst/segment.xhtml?name=abandoned_cart",
            "/analyst/metrics.xhtml",
            "/analyst/metric.xhtml?name=conversion",
            "/analyst/history.xhtml?of=segment&name=abandoned_cart",
            "/governance/dictionary.xhtml",
            "/governance/dictionary.xhtml?words=zebra",
            "/governance/table.xhtml?name=governed.customer",
            "/governance/table.xhtml?name=governed.touch&edit=campaign",
            "/governance/proposals.xhtml",
            "/governance/proposal.xhtml?id=1",
            "/governance/quality.xhtml",
            "/governance/consent.xhtml",
            "/governance/person.xhtml?lookup=1",
            "/governance/access.xhtml",
            "/governance/access.xhtml?view=reads",
            "/nothing-here");

    private final RunningApplication application;
    private final Browser browser;

    PicturesIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(1440);
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
    void everyPageOpensAndIsNoWiderThanItsScreen(String palette, int width) throws IOException {
        List<String> wrong = new ArrayList<>();
        browser.systemPrefers(palette);
        browser.resize(width);
        browser.go(application.address("/sign-in.xhtml"));
        browser.forgetCookies();
        browser.go(application.address("/sign-in.xhtml?failed=true"));
        browser.picture("%s-%d-sign-in".formatted(palette, width));
        for (String role : List.of("executive", "analyst", "governance")) {
            browser.forgetCookies();
            browser.signIn(application.address("/overview.xhtml"), role, RunningApplication.password(role));
            browser.picture("%s-%d-overview-%s".formatted(palette, width, role));
        }
        for (String page : PAGES) {
            browser.go(application.address(page));
            browser.picture("%s-%d%s"
                    .formatted(palette, width, page.replace(".xhtml", "").replaceAll("[^a-z_]+", "-")));
            if (browser.status() >= 500
                    || ((Number) browser.run("return document.documentElement.scrollWidth")).intValue() > width) {
                wrong.add(page);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
