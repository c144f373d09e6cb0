package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.account.Role;
import io.truelift.webui.security.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No page has what axe-core calls a serious or critical obstacle, for any role, in light and dark, at a desk and on a phone. */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class AccessibilityIT {
    private static final int DESK = 1440;

    /** Pages that show something only where the address says what. */
    private static final Map<String, List<String>> ASKED_FOR = Map.ofEntries(
            Map.entry(
                    Page.EXPERIMENT.path(),
                    List.of(
                            "?name=hillstrom_email",
                            "?name=hillstrom_email&column=area_type",
                            "?name=welcome_personalization",
                            "?name=membership")),
            Map.entry(Page.COMPARISON.path(), List.of("?name=price_badge&from=1&to=1")),
            Map.entry(Page.DEFINITION.path(), List.of("?name=hillstrom_email")),
            Map.entry(Page.SEGMENT.path(), List.of("?name=abandoned_cart")),
            Map.entry(Page.SEGMENT_EDIT.path(), List.of("?name=abandoned_cart")),
            Map.entry(Page.METRIC.path(), List.of("?name=conversion")),
            Map.entry(Page.EXPERIMENT_NEW.path(), List.of("", "?playbook=cart_abandonment")),
            Map.entry(Page.EXPERIMENT_EDIT.path(), List.of("?name=cart_reminder")),
            Map.entry(Page.HISTORY.path(), List.of("?of=segment&name=abandoned_cart")),
            Map.entry(Page.PLAN.path(), List.of("?name=hillstrom_email")),
            Map.entry(Page.FALSE_ALARMS.path(), List.of("?name=hillstrom_email", "?name=cart_reminder")),
            Map.entry(Page.TABLE.path(), List.of("?name=governed.customer", "?name=governed.customer&edit=country")),
            Map.entry(Page.PERSON.path(), List.of("", "?lookup=1")),
            Map.entry(Page.ACCESS.path(), List.of("", "?of=governed.customer", "?view=reads", "?view=sign-offs")),
            Map.entry(Page.PROPOSAL.path(), List.of("?id=1")),
            Map.entry(Page.CALCULATOR.path(), List.of("", "?test=welch&control.n=many")),
            Map.entry(Page.ATTRIBUTION.path(), List.of("", "?source=channel_paths")));

    private final RunningApplication application;
    private final Browser browser;
    private final Visitor visitor;
    private final String axe;

    AccessibilityIT(RunningApplication application, Browser browser) throws IOException {
        this.application = application;
        this.browser = browser;
        this.visitor = new Visitor(application, browser);
        try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
        browser.resize(DESK);
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTIVE, light, 1440",
        "ANALYST, dark, 1440",
        "GOVERNANCE, light, 1440",
        "GOVERNANCE, dark, 1440",
        "GOVERNANCE, light, 390",
        "GOVERNANCE, dark, 390"
    })
    void everyPageOfARoleIsOpenToEverybody(Role role, String palette, int width) {
        browser.systemPrefers(palette);
        browser.resize(width);
        visitor.signIn(role.word());
        List<String> obstacles = new ArrayList<>();
        for (Page page : Page.values()) {
            if (page.opensFor(role)) {
                for (String query : ASKED_FOR.getOrDefault(page.path(), List.of(""))) {
                    browser.go(application.address(page.path() + query));
                    assertThat(browser.status())
                            .as("%s%s: give it an address in ASKED_FOR that shows something", page.path(), query)
                            .isEqualTo(200);
                    obstacles.addAll(obstacles(page.path() + query));
                }
            }
        }
        assertThat(obstacles).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void soArePagesThatOpenNothing(String palette) {
        browser.systemPrefers(palette);
        browser.go(application.address("/sign-in.xhtml"));
        browser.forgetCookies();
        List<String> obstacles = new ArrayList<>();
        browser.go(application.address("/sign-in.xhtml?failed=true"));
        obstacles.addAll(obstacles("sign-in"));
        visitor.signIn(Role.EXECUTIVE.word());
        browser.go(application.address("/nothing-here"));
        obstacles.addAll(obstacles("not found"));
        browser.go(application.address(Page.QUALITY.path()));
        obstacles.addAll(obstacles("not allowed"));
        assertThat(obstacles).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-here",
                "/executive/nothing.xhtml",
                "/executive/experiment.xhtml?name=nothing",
                "/governance/quality.xhtml",
                "/export/executive/attribution/nothing.csv"
            })
    void theConsoleOfAPageThatOpensNothingIsQuiet(String path) {
        visitor.signIn(Role.EXECUTIVE.word());
        browser.go(application.address(path));
        // The browser itself tells of the status that the page came with.
        assertThat(browser.consoleErrors())
                .filteredOn(message -> !message.contains("responded with a status of 40"))
                .isEmpty();
    }

    /** Serious and critical ones by axe-core, also in what is folded away, and pages that are too wide. */
    @SuppressWarnings("unchecked")
    private List<String> obstacles(String page) {
        browser.run("document.querySelectorAll('details').forEach((part) => { part.open = true; });");
        browser.run(axe);
        List<String> found = (List<String>) browser.run("""
                return axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations
                    .filter((violation) => ["serious", "critical"].includes(violation.impact))
                    .flatMap((violation) => violation.nodes.map((node) => violation.id + " at " + node.target.join(" ") + ": " + node.html.slice(0, 160) + " | " + node.failureSummary.slice(0, 260))));
                """);
        return Stream.concat(found.stream(), tooWide())
                .map(obstacle -> page + ": " + obstacle)
                .toList();
    }

    /** A page that is wider than the screen has to be moved to and fro for every line. */
    private Stream<String> tooWide() {
        long wider =
                ((Number) browser.run("return document.documentElement.scrollWidth - window.innerWidth")).longValue();
        return wider > 0 ? Stream.of("it is %d pixels wider than the screen".formatted(wider)) : Stream.of();
    }
}
