package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;

@Tag("servers")
@ExtendWith(WithBrowser.class)
class SignInIT {
    private static final String OVERVIEW = "/overview.xhtml";
    private static final int MILLISECONDS_TO_ANSWER = 5_000;

    private final RunningApplication application;
    private final Browser browser;

    SignInIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
    }

    @BeforeEach
    void signOut() {
        browser.go(application.address("/sign-in.xhtml"));
        browser.forgetCookies();
        browser.consoleErrors();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                OVERVIEW,
                "/executive/experiment.xhtml?name=hillstrom_email",
                "/governance/quality.xhtml",
                "/nothing-here"
            })
    void sendsAStrangerToTheSignInPage(String path) {
        browser.go(application.address(path));
        assertThat(browser.address()).endsWith("/sign-in.xhtml");
        assertThat(browser.text()).contains("Sign in").doesNotContain("Men's merchandise");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", ""})
    void refusesAWrongPasswordInWords(String password) {
        browser.signIn(application.address("/sign-in.xhtml"), "executive", password + " ");
        assertThat(browser.text()).contains("The name or the password is not right.");
        browser.go(application.address(OVERVIEW));
        assertThat(browser.address()).endsWith("/sign-in.xhtml");
    }

    @Test
    void refusesANameThatNobodyHasInTheSameWords() {
        browser.signIn(application.address("/sign-in.xhtml"), "nobody", "password of executive");
        assertThat(browser.text()).contains("The name or the password is not right.");
    }

    @Test
    void goesOnToThePageThatWasAskedFor() {
        browser.signIn(
                application.address("/executive/experiment.xhtml?name=hillstrom_email"),
                "executive",
                RunningApplication.password("executive"));
        assertThat(browser.address()).endsWith("/executive/experiment.xhtml?name=hillstrom_email");
        assertThat(browser.find("h1").getText()).isEqualTo("E-mail with merchandise");
    }

    @Test
    void keepsItsCookieFromScriptsAndFromOtherSites() {
        browser.signIn(application.address(OVERVIEW), "executive", RunningApplication.password("executive"));
        Cookie cookie = browser.cookie("truelift-person").orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
    }

    @Test
    void keepsTheSessionsCookieFromScriptsAndFromOtherSites() throws IOException {
        assertThat(answer("/sign-in.xhtml")
                        .lines()
                        .map(String::toLowerCase)
                        .filter(line -> line.startsWith("set-cookie: jsessionid")))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("httponly", "samesite=strict"));
    }

    @Test
    void signsOut() {
        browser.signIn(application.address(OVERVIEW), "executive", RunningApplication.password("executive"));
        browser.press("form[action='/sign-out'] button");
        assertThat(browser.text()).contains("You have signed out.");
        browser.go(application.address(OVERVIEW));
        assertThat(browser.address()).endsWith("/sign-in.xhtml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/overview.xhtml;jsessionid=1",
                "/overview.xhtml?a=1;b=2",
                "/governance/quality.xhtml%3Bx",
                "/governance/quality.xhtml%3bx"
            })
    void refusesASemicolonAtOnce(String path) throws IOException {
        assertThat(statusLine(path)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/governance/quality.jsf",
                "/faces/governance/quality.xhtml",
                "//governance/quality.xhtml",
                "/assets/../governance/quality.xhtml",
                "/governance/quality.xhtml/",
                "/template.xhtml",
                "/overview/governance.xhtml"
            })
    void showsAStrangerNoPageByAnySpellingOfItsAddress(String path) throws IOException {
        assertThat(statusLine(path)).doesNotContain(" 200 ");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void showsTheSignInPageToClientsOfEitherVersionOfHttp(HttpClient.Version version) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(version)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(application.address("/")))
                    .timeout(Browser.PATIENCE)
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(200);
                        assertThat(answer.body()).contains("Sign in");
                    });
        }
    }

    @Test
    void answersHealthWithoutASignIn() throws IOException {
        assertThat(statusLine("/q/health/ready")).startsWith("HTTP/1.1 200");
    }

    /** Asked over a bare socket: clients of a higher kind tidy such addresses up. */
    private String statusLine(String path) throws IOException {
        return answer(path).lines().findFirst().orElse("");
    }

    private String answer(String path) throws IOException {
        URI address = URI.create(application.address("/"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(MILLISECONDS_TO_ANSWER);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, address.getHost())
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(application.address("/sign-in")))
                    .header("Origin", "http://localhost:3000")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("name=analyst&password=x"))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(403);
                        assertThat(answer.body()).startsWith("Cannot do what a page of another site asks for");
                    });
        }
    }
}
