package io.truelift.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class StackTest {
    private static final Project PROJECT = TestWarehouse.shared().project();
    private static final Settings SETTINGS = Settings.of(PROJECT);

    @Test
    void filesWithSecretsMayBeReadByTheirOwnerOnly() throws IOException {
        Path etc = PROJECT.data().resolve("trino/etc");
        for (Path file : List.of(
                PROJECT.settingsFile(),
                PROJECT.data().resolve("sign-ins.txt"),
                etc.resolve("config.properties"),
                etc.resolve("catalog/lakehouse.properties"),
                etc.resolve("passwords"),
                etc.resolve("keystore.p12"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void firstStartMakesOneSignInPerRole() throws IOException {
        try (Stream<String> lines = Files.lines(PROJECT.data().resolve("sign-ins.txt"))) {
            assertThat(lines.filter(line -> !line.startsWith("#")).map(line -> line.split("\\s+")))
                    .allSatisfy(words -> assertThat(words[1]).hasSize(20))
                    .extracting(words -> words[0])
                    .containsExactly("governance", "analyst", "executive");
        }
    }

    @Test
    void postgresAsksForAPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(SETTINGS.get(Settings.DATABASE_URL), "postgres", "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void trinoAsksForAPassword() {
        Properties guess = new Properties();
        guess.setProperty("user", "truelift");
        guess.setProperty("password", "guess");
        assertThatThrownBy(() -> query(SETTINGS.get(Settings.TRINO_URL), guess))
                .hasMessageContaining("Authentication failed");
    }

    @Test
    void nobodySignsInToTrinoByHttp() throws IOException {
        String httpPort = Files.readAllLines(PROJECT.data().resolve("trino/etc/config.properties")).stream()
                .filter(line -> line.startsWith("http-server.http.port="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        Properties person = new Properties();
        person.setProperty("user", "truelift");
        assertThatThrownBy(() -> query("jdbc:trino://127.0.0.1:%s/lakehouse".formatted(httpPort), person))
                .hasMessageContaining("403");
    }

    @Test
    void startingAgainLeavesWhatRuns() {
        Stack stack = new Stack(PROJECT);
        var before = stack.status();
        stack.start(line -> assertThat(line).as("nothing is started").isEmpty());
        assertThat(stack.status()).isEqualTo(before);
        assertThat(before.get("postgres")).isPresent();
        assertThat(before.get("webui")).isEqualTo(Optional.empty());
    }

    private static void query(String url, Properties person) throws java.sql.SQLException {
        try (var connection = DriverManager.getConnection(url, person);
                var statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1");
        }
    }
}
