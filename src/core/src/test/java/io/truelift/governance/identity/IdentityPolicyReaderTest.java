package io.truelift.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityPolicyReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theShippedPolicyTrustsALoginMostAndACookieOnlyWeakly() {
        IdentityPolicy policy =
                IdentityPolicyReader.read(Path.of(System.getProperty("truelift.project"), "governance"));
        assertThat(policy.place("login")).isZero();
        assertThat(policy.types().get(policy.place("cookie")).trust()).isEqualTo(Trust.WEAK);
        assertThat(policy.types().get(policy.place("login")).people()).isEqualTo(IdentifierType.UNLIMITED);
    }

    @Test
    void aWrongWordIsNamedWithItsType() {
        assertRefused(
                "types: [{name: till, trust: blind}]",
                "trust of type till is \"blind\" and must be strong, supporting or weak");
        assertRefused(
                "types: [{name: till, trust: weak, people: many}]",
                "people of type till is \"many\" and must be a whole number");
        assertRefused(
                "types: [{name: till, trust: weak, people: 0}]",
                "people of identifier type till is 0 and must be at least 1");
        assertRefused("types: [{name: till, trust: weak}, {name: till, trust: weak}]", "type till stands there twice");
        assertRefused("types: []", "types are 0");
        assertRefused("types: [", "line 1");
    }

    @Test
    void anUnknownTypeIsToldWithTheKnownOnes() {
        IdentityPolicy policy =
                IdentityPolicyReader.read(Path.of(System.getProperty("truelift.project"), "governance"));
        assertThatThrownBy(() -> policy.place("passport"))
                .hasMessageContaining("passport")
                .hasMessageContaining("login, loyalty_card");
    }

    private void assertRefused(String yaml, String words) {
        try {
            Files.writeString(folder.resolve("identity.yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThatThrownBy(() -> IdentityPolicyReader.read(folder))
                .hasMessageContaining("identity.yaml")
                .hasMessageContaining(words);
    }
}
