package io.truelift.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys come from, how they make hashes, and which of them hold when a rotation was cut off. */
class KeysTest {
    private static final String OLD = "old".repeat(11);
    private static final String NEW = "new".repeat(11);

    private Path file;

    @BeforeEach
    void nameTheFile(@TempDir Path folder) {
        file = folder.resolve("identity.key");
    }

    @Test
    void aKeyIsMadeOnFirstUseInAFileThatOnlyItsOwnerMayRead() throws IOException {
        List<String> keys = store().current();
        assertThat(keys).singleElement().satisfies(key -> assertThat(key).hasSize(40));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(store().current()).isEqualTo(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void aFileThatOthersMayOpenIsRefusedWithWhatToRun(String permissions) throws IOException {
        keep(file, OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> store().current())
                .hasMessageStartingWith("Cannot use the key")
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void aKeyThatIsTooShortIsRefusedWithoutBeingTold() throws IOException {
        keep(file, "correct horse");
        assertThatThrownBy(() -> store().current())
                .hasMessageContaining("13 characters and must have 32")
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> variables("short", null).current())
                .hasMessageContaining(KeyVariable.NAME)
                .hasMessageContaining("5 characters");
    }

    @Test
    void anEmptyFileIsNoKey() throws IOException {
        keep(file, "\n");
        assertThatThrownBy(() -> store().current()).hasMessageContaining("there is none");
    }

    @Test
    void aHashOfTheOldKeyBecomesThatOfTheChainWithoutTheValue() {
        KeyChain chain = KeyChain.of(List.of(OLD, NEW));
        String before = identifiers(OLD).of("email", "ada@example.org");
        String after = identifiers(OLD, NEW).of("email", "ada@example.org");
        assertThat(chain.rehash(before)).isEqualTo(after).isNotEqualTo(before).startsWith("email:");
        assertThat(identifiers(NEW).of("email", "ada@example.org")).isNotEqualTo(after);
    }

    @Test
    void namesOfRecordsThatStartWithAHashKeepTheirEnds() {
        KeyChain chain = KeyChain.of(List.of(OLD, NEW));
        String hash = identifiers(OLD).hash(new byte[] {1});
        assertThat(chain.rehash(hash + "-0-1")).isEqualTo(identifiers(OLD, NEW).hash(new byte[] {1}) + "-0-1");
        assertThat(chain.rehash("")).isEmpty();
        assertThat(chain.rehash("0123456789abcdef-7-0")).isEqualTo("0123456789abcdef-7-0");
    }

    @Test
    void aWarehouseOfAnotherKeyIsRefused() throws IOException {
        keep(file, OLD);
        assertThat(HoldingKeys.settle(store(), Optional.of(identifiers(OLD).fingerprint())))
                .isNotNull();
        assertThatThrownBy(() ->
                        HoldingKeys.settle(store(), Optional.of(identifiers(NEW).fingerprint())))
                .hasMessageContaining("everybody would be a new person")
                .hasMessageNotContaining(OLD);
    }

    @Test
    void aRotationThatWasNotPublishedIsForgotten() throws IOException {
        keep(file, OLD);
        store().begin();
        assertThat(fingerprint(
                        HoldingKeys.settle(store(), Optional.of(identifiers(OLD).fingerprint()))))
                .isEqualTo(identifiers(OLD).fingerprint());
        assertThat(store().next()).isEmpty();
        assertThat(store().current()).containsExactly(OLD);
    }

    @Test
    void aRotationThatWasPublishedIsFinished() throws IOException {
        keep(file, OLD);
        List<String> next = store().begin();
        assertThat(next).hasSize(2).startsWith(OLD);
        String published = identifiers(next.toArray(String[]::new)).fingerprint();
        assertThat(fingerprint(HoldingKeys.settle(store(), Optional.of(published))))
                .isEqualTo(published);
        assertThat(store().current()).isEqualTo(next);
        assertThat(store().next()).isEmpty();
    }

    @Test
    void keysInTheEnvironmentAreRotatedToWhatTheirOwnerSets() {
        assertThat(variables(OLD + ", " + NEW, null).current()).containsExactly(OLD, NEW);
        assertThatThrownBy(() -> variables(OLD, null).begin())
                .hasMessageContaining("Set TRUELIFT_IDENTITY_KEY_NEXT to")
                .hasMessageNotContaining(OLD);
        assertThatThrownBy(() -> variables(OLD, NEW).begin()).hasMessageContaining("a comma, and a new key");
        KeyStore store = variables(OLD, OLD + "," + NEW);
        assertThat(store.begin()).containsExactly(OLD, NEW);
        assertThat(HoldingKeys.settle(store, Optional.of(identifiers(OLD, NEW).fingerprint())))
                .isNotNull();
        assertThatThrownBy(store::begin).hasMessageContaining("they hold already");
    }

    private KeyStore store() {
        return KeyStore.of(name -> null, file);
    }

    private KeyStore variables(String current, String next) {
        return KeyStore.of(name -> name.equals(KeyVariable.NAME) ? current : next, file);
    }

    private static void keep(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Identifiers identifiers(String... keys) {
        return new Identifiers(KeyChain.of(List.of(keys)), IdentifierValues.PLAIN);
    }

    private static String fingerprint(KeyChain keys) {
        return new Identifiers(keys, IdentifierValues.PLAIN).fingerprint();
    }
}
