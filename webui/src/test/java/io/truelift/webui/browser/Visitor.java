package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who goes through the application, and whom a page without an answer or with an error in its console stops.
 *
 * @param application where
 * @param browser with what
 */
record Visitor(RunningApplication application, Browser browser) {
    /** A drawing that is blank has one colour at most; smooth edges alone make a real one have more than these. */
    private static final int COLOURS_OF_A_DRAWING = 50;

    /** Signs in anew, whoever was signed in before. */
    void signIn(String role) {
        browser.go(application.address("/sign-in.xhtml"));
        browser.forgetCookies();
        browser.signIn(application.address("/overview.xhtml"), role, RunningApplication.password(role));
        browser.consoleErrors();
    }

    /** Opens a page as the person who is signed in. */
    void open(String path) {
        browser.go(application.address(path));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** Signs in anew and opens a page. */
    void open(String role, String path) {
        signIn(role);
        open(path);
    }

    void seesCharts(int charts) {
        assertThat(browser.coloursOfCanvases())
                .hasSize(charts)
                .allSatisfy(count -> assertThat(count).isGreaterThan(COLOURS_OF_A_DRAWING));
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
