package io.truelift.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truelift.governance.access.EngineRules;
import io.truelift.governance.account.Passwords;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Secrets;
import io.truelift.platform.project.Settings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Trino server of one node as a process of its own, on the loopback address, with our access rules. */
final class TrinoServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final Path folder;
    private final Path cache;
    private final ManagedProcess process;

    TrinoServer(Path data, Path cache) {
        this.folder = data.resolve("trino");
        this.cache = cache;
        this.process = new ManagedProcess("trino", data);
    }

    ManagedProcess process() {
        return process;
    }

    Path rulesFile() {
        return folder.resolve("etc").resolve("rules.json");
    }

    Path groupsFile() {
        return folder.resolve("etc").resolve("groups.txt");
    }

    /** Writes the configuration, starts the server and waits until it answers. */
    void start(Settings settings, TrinoPorts ports, String keystorePassword, String sharedSecret) {
        Path home = new TrinoDistribution(cache).install();
        Path etc = folder.resolve("etc");
        Keystore.create(keystore(), keystorePassword);
        Map<String, String> values = Map.ofEntries(
                Map.entry("etc", etc.toString()),
                Map.entry("plugins", TrinoPlugins.install(home, folder).toString()),
                Map.entry("httpPort", Integer.toString(ports.http())),
                Map.entry("httpsPort", Integer.toString(ports.https())),
                Map.entry("keystore", keystore().toString()),
                Map.entry("keystorePassword", keystorePassword),
                Map.entry("sharedSecret", sharedSecret),
                Map.entry("catalogUri", settings.get(Settings.CATALOG_URI)),
                Map.entry("catalogUser", settings.get(Settings.CATALOG_USER)),
                Map.entry("catalogPassword", settings.get(Settings.CATALOG_PASSWORD)),
                Map.entry("catalogName", settings.get(Settings.CATALOG_NAME)),
                Map.entry("guard", EngineRules.guard()),
                Map.entry("databaseUrl", settings.get(Settings.DATABASE_URL)),
                Map.entry("databaseUser", settings.get(Settings.DATABASE_USER)),
                Map.entry("databasePassword", settings.get(Settings.DATABASE_PASSWORD)),
                Map.entry("warehouse", settings.get(Settings.CATALOG_WAREHOUSE)));
        write(etc.resolve("config.properties"), "trino-config.properties", values);
        write(
                etc.resolve("catalog").resolve(settings.get(Settings.CATALOG_NAME) + ".properties"),
                "trino-catalog.properties",
                values);
        write(etc.resolve("access-control.properties"), "trino-access-control.properties", values);
        write(etc.resolve("group-provider.properties"), "trino-group-provider.properties", values);
        write(etc.resolve("password-authenticator.properties"), "trino-password-authenticator.properties", values);
        write(etc.resolve("event-listener.properties"), "trino-event-listener.properties", values);
        write(etc.resolve("log.properties"), "trino-log.properties", values);
        Secrets.write(
                etc.resolve("passwords"),
                "%s:%s%n"
                        .formatted(
                                settings.get(Settings.TRINO_USER),
                                Passwords.hash(settings.get(Settings.TRINO_PASSWORD))));
        process.start(command(home, etc), folder, Map.of());
        process.awaitAnswer(
                URI.create("http://127.0.0.1:%d/v1/info".formatted(ports.http())), TrinoServer::isUp, START_LIMIT);
    }

    Path keystore() {
        return folder.resolve("etc").resolve("keystore.p12");
    }

    private static List<String> command(Path home, Path etc) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                Resources.text(TrinoServer.class, "trino-jvm.options").lines().toList());
        command.addAll(List.of(
                "-Dconfig=" + etc.resolve("config.properties"),
                "-cp",
                home.resolve("lib") + "/*",
                "io.trino.server.TrinoServer"));
        return command;
    }

    /** Its answer says whether it is still starting. */
    private static boolean isUp(HttpResponse<String> response) {
        try {
            return response.statusCode() == 200
                    && !JSON.readTree(response.body()).path("starting").asBoolean(true);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void write(Path file, String template, Map<String, String> values) {
        String text = Resources.text(TrinoServer.class, template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        Secrets.write(file, text);
    }

    /**
     * @param http port of the engine's own talk
     * @param https port for people
     */
    record TrinoPorts(int http, int https) {}
}
