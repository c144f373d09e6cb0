package io.truelift.stack;

import io.truelift.platform.project.Secrets;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A server that outlives the command that started it. Its process id and start time are kept in {@code run/NAME.pid},
 * so that a later command finds exactly this process, and never another that got the same number.
 */
public final class ManagedProcess {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private final String name;
    private final Path pidFile;
    private final Path log;

    public ManagedProcess(String name, Path data) {
        this.name = name;
        this.pidFile = data.resolve("run").resolve(name + ".pid");
        this.log = data.resolve("logs").resolve(name + ".log");
    }

    /** Starts the command in a folder, with what it prints in the log. */
    public void start(List<String> command, Path folder, Map<String, String> environment) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.redirectOutput(log.toFile());
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            adopt(builder.start().toHandle());
        } catch (IOException e) {
            throw new StackException("Cannot start %s: %s. Its log is %s.".formatted(name, e.getMessage(), log), e);
        }
    }

    /** Takes a running process under this name. */
    void adopt(ProcessHandle process) {
        Secrets.write(pidFile, process.pid() + " " + started(process) + "\n");
    }

    public Path log() {
        return log;
    }

    /** The last lines of the log, for an error message. */
    String lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 15), all.size()));
        } catch (IOException | java.io.UncheckedIOException e) {
            return "(the log %s cannot be read: %s)".formatted(log, e.getMessage());
        }
    }

    public Optional<ProcessHandle> running() {
        try {
            String[] words = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process ->
                            process.isAlive() && Long.toString(started(process)).equals(words[1]));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Waits until the server answers.
     *
     * @param address where to ask, by HTTP/1.1
     * @param isReady whether an answer means that it is up
     * @param limit how long to wait
     * @throws StackException where it ended, or does not answer in time
     */
    void awaitAnswer(URI address, Predicate<HttpResponse<String>> isReady, Duration limit) {
        Instant end = Instant.now().plus(limit);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (Instant.now().isBefore(end)) {
                if (running().isEmpty()) {
                    throw new StackException("Cannot start %s: it ended at once. Its log %s says:\n%s"
                            .formatted(name, log, lastLines()));
                }
                if (answers(client, request, isReady)) {
                    return;
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Cannot start %s: interrupted".formatted(name), e);
        }
        throw new StackException("Cannot start %s: it does not answer after %d minutes. Its log is %s."
                .formatted(name, limit.toMinutes(), log));
    }

    private static boolean answers(HttpClient client, HttpRequest request, Predicate<HttpResponse<String>> isReady)
            throws InterruptedException {
        try {
            return isReady.test(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Asks the process to end, waits, and ends it by force after half a minute. Does nothing where none runs. */
    public void stop() {
        running().ifPresent(process -> {
            process.destroy();
            if (!ended(process)) {
                process.destroyForcibly();
                ended(process);
            }
        });
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new StackException("Cannot delete %s: %s".formatted(pidFile, e.getMessage()), e);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return !process.isAlive();
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
