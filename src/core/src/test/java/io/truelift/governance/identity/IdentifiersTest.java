package io.truelift.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
    private final Identifiers identifiers = new Identifiers("test key".getBytes(StandardCharsets.UTF_8));

    @Test
    void keepsTheTypeAndAKeyedHash() {
        // printf 'email:ada@example.org' | openssl dgst -sha256 -hmac 'test key' | cut -c1-32   (OpenSSL 3)
        assertThat(identifiers.of("email", "ada@example.org")).isEqualTo("email:d15688dd03771a8938acf6bfb56ee800");
    }

    @Test
    void emailAddressesMeanTheSameInAnyCaseAndWithBlanksAround() {
        assertThat(identifiers.of("email", " Ada@Example.ORG ")).isEqualTo(identifiers.of("email", "ada@example.org"));
    }

    @Test
    void phoneNumbersMeanTheSameHoweverTheyAreGrouped() {
        assertThat(identifiers.of("phone", "+44 (1632) 960-001")).isEqualTo(identifiers.of("phone", "+441632960001"));
    }

    @Test
    void cookiesKeepTheirCaseAndLoginsDoNot() {
        assertThat(identifiers.of("cookie", "Ada")).isNotEqualTo(identifiers.of("cookie", "ada"));
        assertThat(identifiers.of("login", " Ada ")).isEqualTo(identifiers.of("login", "ada"));
    }

    @Test
    void theSameValueOfTwoTypesIsTwoIdentifiers() {
        String login = identifiers.of("login", "4711");
        String cookie = identifiers.of("cookie", "4711");
        assertThat(login.substring(login.indexOf(':'))).isNotEqualTo(cookie.substring(cookie.indexOf(':')));
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        Identifiers others = new Identifiers("another key".getBytes(StandardCharsets.UTF_8));
        assertThat(others.of("login", "ada")).isNotEqualTo(identifiers.of("login", "ada"));
    }
}
