package io.truelift.stack;

import io.truelift.project.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
            throw new StackException("Cannot start the web application: %s is not built. Run ./truelift demo, which builds it.".formatted(application));
        }
        process.start(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-jar", application.toString()),
                project.data(),
                Map.of("TRUELIFT_PROJECT", project.content().toString(),
                        "TRUELIFT_HOME", project.data().toString(),
                        "TRUELIFT_WEB_PORT", Integer.toString(port)));
        await(port);
    }

    private void await(int port) {
        Instant limit = Instant.now().plus(START_LIMIT);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/live".formatted(port))).timeout(Duration.ofSeconds(10)).build();
        while (Instant.now().isBefore(limit)) {
            if (process.running().isEmpty()) {
                throw new StackException("Cannot start the web application: it ended at once. Its log %s says:\n%s"
                        .formatted(process.log(), process.lastLines()));
            }
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("Cannot start the web application: interrupted", e);
            }
            pause();
        }
        throw new StackException("Cannot start the web application: it does not answer. Its log is %s.".formatted(process.log()));
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
