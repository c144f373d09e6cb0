package io.truelift.stack;

import io.truelift.platform.project.Project;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The web application as a process of its own, on the loopback address. */
final class WebServer {
    static final int PORT = 8090;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Project project;
    private final ManagedProcess process;

    WebServer(Project project) {
        this.project = project;
        this.process = new ManagedProcess("webui", project.data());
    }

    ManagedProcess process() {
        return process;
    }

    /** Starts the application and waits until it answers. */
    void start(int port) {
        Path application = project.content().resolve("webui/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new StackException(
                    "Cannot start the web application: %s is not built. Run ./truelift demo, which builds it."
                            .formatted(application));
        }
        process.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        application.toString()),
                project.data(),
                Map.of(
                        "TRUELIFT_PROJECT",
                        project.content().toString(),
                        "TRUELIFT_HOME",
                        project.data().toString(),
                        "TRUELIFT_WEB_PORT",
                        Integer.toString(port)));
        process.awaitAnswer(
                URI.create("http://127.0.0.1:%d/q/health/live".formatted(port)),
                response -> response.statusCode() == 200,
                START_LIMIT);
    }
}
